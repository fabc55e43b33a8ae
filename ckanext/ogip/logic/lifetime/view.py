"""Where records stand, as the API shows it: in words, with its notice and what was decided."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...core.inventory.asset import facts_of_asset
from ...core.lifetime.classes import banner, lifetime_classes
from ...core.lifetime.decision import FIELDS
from ...core.lifetime.effects import DecisionKind
from ...core.lifetime.sentence import in_words
from ...core.text import Text
from ...gate.record import from_model
from ...model.lifetime import LifetimeDecision
from ...store.lifetime.decisions import last_decision_of, proposal_of
from ..people import names_by_id
from .standing import Standing, replacing_package


def show_standing(standing: Standing, context: Context, *, inside: bool) -> dict[str, Any]:
    """Return where a record stands; what was decided is for people of the organization."""
    lifetime, subject = standing.lifetime, standing.subject
    known = lifetime_classes().get(lifetime.lifetime_class)
    notice = banner(
        lifetime.lifetime_class, lifetime.last_data_date, _replaced_by(standing, context)
    )
    shown: dict[str, Any] = {
        "id": standing.package.id,
        "name": standing.package.name,
        **lifetime.as_dict(),
        "in_words": in_words(lifetime, subject.bilingual("delay_reason")).as_dict(),
        "banner": notice.as_dict() if notice else None,
        "replaced_by": _address_of_other(standing, context),
        "end": known.end.as_dict() if known else None,
    }
    return shown | (_decided(standing) if inside else {})


def show_decision(stored: LifetimeDecision | None) -> dict[str, Any] | None:
    """Return what was proposed, and who confirmed it."""
    if stored is None:
        return None
    people = names_by_id([stored.proposed_by, stored.confirmed_by])
    given = {name: value for name, value in stored.given.items() if name != "decision"}
    return {
        "decision": stored.kind,
        **given,
        "proposed": _act(people, stored.proposed_by, stored.proposed_role, stored.proposed_on),
        "confirmed": _act(people, stored.confirmed_by, stored.confirmed_role, stored.confirmed_on),
    }


def _decided(standing: Standing) -> dict[str, Any]:
    known = lifetime_classes().get(standing.lifetime.lifetime_class)
    fitting: Sequence[str] = known.ends_by if known else ()
    rest = [kind.value for kind in DecisionKind if kind.value not in fitting]
    return {
        "decisions": {kind: list(FIELDS[DecisionKind(kind)]) for kind in (*fitting, *rest)},
        "proposal": show_decision(proposal_of(standing.package.id)),
        "last_decision": show_decision(last_decision_of(standing.package.id)),
    }


def _replaced_by(standing: Standing, context: Context) -> Text | None:
    """Return the title of the record that replaces this one, as far as the caller may see it."""
    package = replacing_package(standing.record)
    if package is None or not _may_see(context, package.id):
        return None
    titles = facts_of_asset(from_model(package))
    title = titles["title_en"] or titles["title_fr"] or package.name
    return Text(titles["title_en"] or title, titles["title_fr"] or title)


def _address_of_other(standing: Standing, context: Context) -> str | None:
    package = replacing_package(standing.record)
    return package.name if package and _may_see(context, package.id) else None


def _may_see(context: Context, dataset_id: str) -> bool:
    try:
        tk.check_access("package_show", tk.fresh_context(context), {"id": dataset_id})
    except tk.NotAuthorized:
        return False
    return True


def _act(
    people: Mapping[str, str], person: str | None, role: str | None, on: datetime.date | None
) -> dict[str, Any] | None:
    if person is None or on is None:
        return None
    return {"by": people.get(person), "role": role, "on": on.isoformat()}
