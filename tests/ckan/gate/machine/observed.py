"""What must hold after every step, whoever took it."""

from __future__ import annotations

from typing import Any

import ckanapi
import sqlalchemy as sa
from ckan import model

from ckanext.ogip.gate.reconcile import unapproved_assets
from tests.ckan.gate.machine import approved
from tests.ckan.gate.machine.approved import Known
from tests.ckan.gate.matrix import traces

_PUBLIC = "select id, name from package where state = 'active' and private is not true"
_WITHDRAWN = "select dataset_id from ogip_withdrawal where reinstated_at is null"
_TOLD = "select distinct object_id from activity where 'public' = any(permission_labels)"


def public_records() -> dict[str, Known]:
    """Return what the database calls public, by id."""
    model.Session.remove()
    return {row.id: approved.look(row.id) for row in model.Session.execute(sa.text(_PUBLIC))}


def require_approved(now: dict[str, Known], before: dict[str, Known]) -> None:
    """Every public record has a valid approval: by the gate's own account, and by ours."""
    said = {id_: approved.problem(known, before.get(id_)) for id_, known in now.items()}
    problems = {id_: problem for id_, problem in said.items() if problem}
    assert not problems, problems
    found = list(unapproved_assets(thorough=True))
    assert not found, found


def require_withdrawn(now: dict[str, Known], before: dict[str, Known]) -> None:
    """What was public and approved stays so, unless somebody withdrew it."""
    gone = {id_ for id_, known in before.items() if known.approved} - now.keys()
    assert gone <= _ids(_WITHDRAWN), "left the public without a withdrawal"


def require_hidden(api: Any, public: set[str], known: set[str]) -> None:
    """Nobody outside sees anything else: in no list, by no id, in no activity, in no index."""
    indexed = traces.indexed_as_public()
    assert indexed == public, (
        f"in the index, not in the database, or the reverse: {indexed ^ public}"
    )
    assert _ids(_TOLD) <= public, "an activity tells everybody of a record that is not public"
    names = {model.Package.get(id_).name for id_ in public}
    found = traces.found_by_the_public(api)
    assert found <= public | names, found - public - names
    shown = [id_ for id_ in known - public if _is_shown(api, id_)]
    assert not shown, shown


def _is_shown(api: Any, dataset_id: str) -> bool:
    try:
        api(None).action.package_show(id=dataset_id)
    except (ckanapi.NotAuthorized, ckanapi.NotFound):
        return False
    return True


def _ids(query: str) -> set[str]:
    return set(model.Session.scalars(sa.text(query)))
