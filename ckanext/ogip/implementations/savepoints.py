"""What a transaction has changed so far, kept when one of its savepoints is rolled back.

CKAN 2.12 forgets the whole list then, also what was changed before the savepoint and is going to be
committed: nobody would be asked about that (`domain_objects`).
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from ckan import model
from sqlalchemy import event

_CHANGED = "ogip_changed"
_SESSIONS = (model.Session, model.meta.create_local_session)


def keep_changes() -> None:
    """Watch the sessions of CKAN from now on; safe to repeat."""
    for session in _SESSIONS:
        for name, listener in _LISTENERS.items():
            if not event.contains(session, name, listener):
                event.listen(session, name, listener)


def _after_flush(session: Any, _context: Any) -> None:
    kept = session.info.setdefault(_CHANGED, {})
    for kind, objects in session._object_cache.items():
        kept.setdefault(kind, set()).update(objects)


def _after_soft_rollback(session: Any, ended: Any) -> None:
    kept = session.info.get(_CHANGED)
    if kept is None:
        return
    if not ended.nested:
        del session.info[_CHANGED]
        return
    session._object_cache = {
        kind: {each for each in objects if _will_be_committed(each)}
        for kind, objects in kept.items()
    }


def _after_commit(session: Any) -> None:
    session.info.pop(_CHANGED, None)


def _will_be_committed(entity: Any) -> bool:
    """Tell whether an object is still part of the transaction, and was not new in the savepoint."""
    state = sa.inspect(entity, raiseerr=True)
    return state.persistent or state.deleted


_LISTENERS = {
    "after_flush": _after_flush,
    "after_soft_rollback": _after_soft_rollback,
    "after_commit": _after_commit,
}
