"""What a change of a record does to its sign-offs: which become stale, and by which change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..revision.differences import Differences
from ..roles.actor import Actor
from .decision import Decision
from .moved import Moved, moved
from .review import ENDED, Review
from .settings import ReviewSettings

RESOURCES = "resources"


@dataclass(frozen=True, slots=True)
class Cause:
    """One change that counts: a field of the record or, as `resources.<field>`, of a resource."""

    field: str
    resource_id: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON."""
        return {"field": self.field, "resource_id": self.resource_id}


@dataclass(frozen=True, slots=True)
class Stale:
    """A sign-off that no longer stands, and what made it so."""

    decision: Decision
    causes: tuple[Cause, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return plain JSON."""
        changes = [cause.as_dict() for cause in self.causes]
        return {**_named(self.decision), "changes": changes}


@dataclass(frozen=True, slots=True)
class Change:
    """From one version of a record to the next: the fingerprints, what counts, and who did it."""

    before: str
    after: str
    causes: tuple[Cause, ...]
    author: str

    @classmethod
    def of(cls, before: str, after: str, found: Differences, author: str) -> Change:
        """Return the change that these differences make; a resource that came or went is whole."""
        causes = [Cause(change.field) for change in found.fields if change.material]
        for resource in found.resources:
            fields = [each.field for each in resource.fields if each.material]
            causes += [Cause(f"{RESOURCES}.{name}", resource.id) for name in fields]
            if not resource.fields:
                causes.append(Cause(RESOURCES, resource.id))
        return cls(before, after, tuple(causes), author)

    @property
    def is_material(self) -> bool:
        """Tell whether it is another version for those who sign."""
        return bool(self.causes) and self.before != self.after

    def touching(
        self, criterion: str, touched_by: Mapping[str, tuple[str, ...]]
    ) -> tuple[Cause, ...]:
        """Return what of it makes a sign-off on this criterion stale."""
        fields = touched_by.get(criterion)
        if fields is None:
            return self.causes
        return tuple(cause for cause in self.causes if cause.field.partition(".")[0] in fields)


def carried(
    decisions: Iterable[Decision],
    change: Change,
    settings: ReviewSettings,
    apart: Collection[str] = (),
) -> tuple[tuple[Decision, ...], tuple[Stale, ...]]:
    """Return the decisions after a change of the record, and which approvals it made stale.

    What the change does not touch stands for the new version too; not so, on the criteria `apart`,
    the approval of whoever made the change.
    """
    if not change.is_material:
        return tuple(decisions), ()
    after: list[Decision] = []
    stale: list[Stale] = []
    for decision in decisions:
        if decision.stands_for != change.before or decision.ended or not decision.approves:
            after.append(decision)
            continue
        causes = change.touching(decision.criterion, settings.touched_by)
        if decision.criterion in apart and change.author in decision.people:
            causes = change.causes
        if causes:
            stale.append(Stale(decision, causes))
        after.append(decision if causes else replace(decision, stands_for=change.after))
    return tuple(after), tuple(stale)


def content_changed(
    review: Review, change: Change, actor: Actor, settings: ReviewSettings
) -> Moved:
    """Return the review of the new version; an immaterial change moves nothing and logs nothing.

    Whoever changes what is under review is one of its authors from then on. A moment of release
    that was set is set no longer. A review that has ended stays as it is; what the change does to
    its sign-offs is asked of `carried`.
    """
    if review.beyond in ENDED or not change.is_material:
        return Moved(review, None)
    apart = review.chain.not_by_submitter
    decisions, stale = carried(review.decisions, change, settings, apart)
    now = replace(
        review,
        fingerprint=change.after,
        authors=review.authors | {change.author},
        decisions=decisions,
        beyond=None,
        release_at=None,
    )
    details = {
        "before": change.before,
        "changes": [cause.as_dict() for cause in change.causes],
        "stale": [each.as_dict() for each in stale],
    }
    return moved("signoffs_stale", review, now, actor, **details)


def _named(decision: Decision) -> dict[str, str]:
    return {"criterion": decision.criterion, "role": decision.role, "person": decision.person}
