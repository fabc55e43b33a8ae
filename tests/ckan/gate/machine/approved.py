"""Whether a public record may be public, worked out beside the gate.

The record is read by CKAN's own `package_show` from the database, not from our columns; rules and
fingerprint are asked directly. What stood before the step says what an approval may rest on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from ckan import model
from ckan.plugins import toolkit as tk

from ckanext.ogip import catalogue
from ckanext.ogip.core.engine import assess
from ckanext.ogip.core.findings import Stage
from ckanext.ogip.core.fingerprint import fingerprint
from ckanext.ogip.core.subject import Subject
from ckanext.ogip.gate.judge import today
from ckanext.ogip.store.facts import facts_of

Place = tuple[Any, ...]
DECIDED = {"override": "publication_overridden", "grandfathered": "publication_grandfathered"}


@dataclass(frozen=True)
class Known:
    """A public record as it is shown, what our tables say of it, and its approval."""

    shown: dict[str, Any]
    facts: dict[str, Any]
    basis: str | None
    approved: str | None

    @property
    def content(self) -> str:
        return fingerprint(self.shown, catalogue.policy().immaterial_fields)

    def refusals(self) -> set[Place]:
        """What the rules of today say against the record."""
        return {
            (found.rule, found.key, found.field, found.params.get("position"))
            for found in assess(
                Subject.from_dict(self.shown, self.facts),
                registry=catalogue.registry(),
                policy=catalogue.policy_for(self.shown["owner_org"]),
                stage=Stage.PUBLISH,
                today=today(),
            ).refusals
        }


def look(dataset_id: str) -> Known:
    """Read a public record from the database."""
    shown = tk.get_action("package_show")(
        {"ignore_auth": True, "use_cache": False}, {"id": dataset_id}
    )
    extras = {extra["key"]: extra["value"] for extra in shown.pop("extras", [])}
    record = {**extras, **shown}
    record.pop("ogip", None)
    for file in record["resources"]:
        if file.get("url_type") == "upload":  # shown by where it is downloaded, stored by its name
            file["url"] = file["url"].rpartition("/")[2]
    query = sa.text("select basis, fingerprint from ogip_approval where dataset_id = :id")
    row = model.Session.execute(query, {"id": dataset_id}).one_or_none()
    basis, approved = row or (None, None)
    return Known(record, facts_of([record])[dataset_id], basis, approved)


def problem(now: Known, before: Known | None) -> str | None:
    """Say what is wrong with a public record, None when it may be public."""
    if now.approved is None:
        return "nobody approved it"
    if now.approved != now.content:
        return "what was approved is something else"
    against = now.refusals()
    return _problem_of_rules(now, before, against) if against else None


def _problem_of_rules(now: Known, before: Known | None, against: set[Place]) -> str | None:
    if now.basis in DECIDED:
        return None if _decided(now) else f"there is no decision in the log: {now.basis}"
    if now.basis != "checked":
        return f"its approval counts for nothing here: {now.basis}"
    # Rules may have become stricter since: what nobody touches stays.
    if before is None or before.content != now.content:
        return f"rules stand against it: {sorted(map(str, against))}"
    worse = against - before.refusals()
    return f"it became worse in public: {sorted(map(str, worse))}" if worse else None


def _decided(now: Known) -> bool:
    query = sa.text(
        "select exists (select from ogip_event where kind = :kind and object_id = :id"
        " and details ->> 'fingerprint' = :fingerprint)"
    )
    values = {"kind": DECIDED[now.basis or ""], "id": now.shown["id"], "fingerprint": now.approved}
    return bool(model.Session.scalar(query, values))
