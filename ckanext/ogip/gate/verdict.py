"""The verdict on a saved record, with what is kept of its public life."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from ckan import model

from .. import catalogue
from ..core.findings import Assessment
from ..core.lifetime.kept import keep
from ..core.policy.lifetime import terms_of
from ..core.subject import Subject
from ..store.assessment.verdicts import Verdict
from .state import is_public


def verdict_on(
    package: model.Package, record: Mapping[str, Any], assessment: Assessment
) -> Verdict:
    """Return what is stored about a canonical record that was judged; as of the same day."""
    terms = terms_of(catalogue.policy_for(package.owner_org))
    return Verdict(
        assessment,
        lifetime=keep(Subject.from_dict(record), assessment.as_of, terms),
        public=is_public(record),
        organization_id=package.owner_org,
        modified=package.metadata_modified,
        assessed_at=datetime.datetime.now(datetime.UTC),
    )
