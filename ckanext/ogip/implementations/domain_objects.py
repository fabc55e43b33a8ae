"""IDomainObjectModification: verify what is about to be committed, however it was written."""

from __future__ import annotations

from typing import Any

import ckan.plugins as p
import sqlalchemy as sa
from ckan import model
from ckan.model import DomainObjectOperation
from sqlalchemy.orm import object_session
from typing_extensions import override

from ..gate import direct_writes
from ..store.sessions import working_in


class DomainObjects(p.IDomainObjectModification):
    """Called by CKAN before each commit, and before the end of each savepoint, for every change."""

    @override
    def notify(self, entity: Any, operation: str) -> None:
        # For a file, a keyword or an extra CKAN names the package as well.
        if not isinstance(entity, model.Package):
            return
        now = sa.inspect(entity, raiseerr=True)
        with working_in(object_session(entity) or model.Session()):
            if operation == DomainObjectOperation.deleted:
                if not now.persistent:  # as it is again after a rollback
                    direct_writes.before_purge(entity)
            elif now.persistent:  # and not left over from a rollback
                is_new = operation == DomainObjectOperation.new
                direct_writes.before_commit(entity, is_new=is_new)
