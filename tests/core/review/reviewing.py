"""What the tests of reviews share: the federal chain, one person per role, and short verbs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from ckanext.ogip.core.refusal import Refusal
from ckanext.ogip.core.review.chain import Chain, chain_of
from ckanext.ogip.core.review.deciding import Verdict, can_decide, decide
from ckanext.ogip.core.review.moved import Moved
from ckanext.ogip.core.review.review import Review
from ckanext.ogip.core.review.settings import ReviewSettings
from ckanext.ogip.core.review.submitting import Submission, submit
from ckanext.ogip.core.roles.actor import Actor
from ckanext.ogip.core.roles.assignment import Held
from ckanext.ogip.core.roles.settings import Roles
from tests.core.rules import federal

NOW = datetime(2026, 6, 15, 14, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
FEDERAL: ReviewSettings = federal().workflow.review
# One person a role, named after it: `atip` holds ATIP.
PEOPLE = {
    role.lower(): Actor(role.lower(), NOW, (Held(role.lower(), role),))
    for role in ("STEW", "BO", "OGC", "OGWG", "ATIP", "DSO", "LEGAL", "OL", "COMMS", "DPU",
                 "IMSO", "CHAMPION", "DH")
}  # fmt: skip
# Who signs what, in the order of the chain for datasets.
WHOLE_CHAIN = (
    ("atip", "confidentiality"), ("atip", "privacy"), ("dso", "security"), ("legal", "legal"),
    ("bo", "authority"), ("bo", "confidentiality"), ("bo", "comparative_review"),
    ("ogc", "recommendation"), ("imso", "release"),
)  # fmt: skip
CONSULTED = WHOLE_CHAIN[:4]


def federal_chain(name: str = "dataset", **changes: Any) -> Chain:
    """Return a chain of the federal pack; `needed` and `roles` may be given."""
    chain = chain_of(FEDERAL, changes.pop("roles", Roles()), name, changes.pop("needed", ()))
    assert chain
    return chain


def person(name: str, *roles: str, acting_for: str | None = None, co_chair: bool = False) -> Actor:
    held = tuple(Held(name, role, acting_for, co_chair) for role in roles)
    return Actor(name, NOW, held)


def submitted(
    by: Actor | None = None,
    chain: Chain | None = None,
    fingerprint: str = "v1",
    **more: Any,
) -> Review:
    """Return a review that has just begun, submitted by the steward unless told."""
    what = Submission("r1", "d1", "health", fingerprint, chain or federal_chain())
    return done(submit(what, by or PEOPLE["stew"], **more))


def done(outcome: Moved | Refusal) -> Review:
    assert isinstance(outcome, Moved), outcome
    return outcome.review


def refused(outcome: Moved | Refusal) -> str:
    assert isinstance(outcome, Refusal), outcome
    assert outcome.message.en
    assert outcome.message.fr
    return outcome.key


def judged(
    review: Review, by: Actor | str, criterion: str, approves: bool = True, **more: Any
) -> Moved | Refusal:
    """Decide on a criterion about the version under review; refusing, with a reason."""
    actor = PEOPLE[by] if isinstance(by, str) else by
    given = {"fingerprint": review.fingerprint, "comment": "" if approves else "Why."}
    verdict = Verdict(criterion=criterion, approves=approves, **{**given, **more})
    return decide(review, actor, verdict)


def signed(review: Review, *signers: tuple[Actor | str, str]) -> Review:
    """Return the review after these people approved these criteria."""
    for by, criterion in signers:
        review = done(judged(review, by, criterion))
    return review


def todo(review: Review, by: Actor | str) -> list[str]:
    actor = PEOPLE[by] if isinstance(by, str) else by
    return [each.ask.criterion for each in can_decide(review, actor)]
