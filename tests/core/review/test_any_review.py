"""Whatever people do in whatever order: nothing is approved that is not wholly signed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.ogip.core.refusal import Refusal
from ckanext.ogip.core.review.assigning import reassign
from ckanext.ogip.core.review.chain import Ask, Chain, Seat, chain_of
from ckanext.ogip.core.review.changing import Cause, Change, content_changed
from ckanext.ogip.core.review.deciding import Verdict, can_decide, decide, send_back
from ckanext.ogip.core.review.moved import Moved
from ckanext.ogip.core.review.releasing import publish, release_due, schedule, unschedule
from ckanext.ogip.core.review.review import Review, State
from ckanext.ogip.core.review.settings import ReviewSettings
from ckanext.ogip.core.review.submitting import Submission, submit, withdraw
from ckanext.ogip.core.roles.actor import Actor
from ckanext.ogip.core.roles.assignment import Held
from ckanext.ogip.core.roles.settings import CoChairs, Roles, RoleSettings
from tests.core.review.reviewing import FEDERAL, LATER, NOW

ROLES = ("STEW", "BO", "OGC", "ATIP", "DSO", "LEGAL", "IMSO")
NAMES = ("ann", "bob", "cora", "dan")
VERSIONS = ("v1", "v2", "v3")
CRITERIA = tuple({ask.partition(":")[0]: 0 for c in FEDERAL.chains.values() for ask in c.entries})

names = st.sampled_from(NAMES)
held = st.builds(
    Held, st.just(""), st.sampled_from(ROLES), st.none() | st.sampled_from(NAMES), st.booleans()
)


@st.composite
def actors(draw: st.DrawFn) -> Actor:
    name = draw(st.sampled_from(NAMES))
    roles = draw(st.lists(held, min_size=1, max_size=6))
    given = tuple(replace(one, person=name) for one in roles if one.acting_for != name)
    return Actor(name, NOW, given, draw(st.booleans()))


def able(name: str) -> Actor:
    """Return somebody who holds everything; only who must differ may still stop them."""
    held = tuple(Held(name, role, co_chair=True) for role in ROLES)
    return Actor(name, NOW, held)


chains = st.sampled_from(["dataset", "info", "data_refresh"])
role_settings = st.dictionaries(
    st.sampled_from(ROLES),
    st.builds(RoleSettings, st.integers(1, 2))
    | st.builds(RoleSettings, co_chairs=st.sampled_from(CoChairs)),
    max_size=2,
)
Step = Callable[[Review, Actor], Moved | Refusal]


def sign_what_is_open(review: Review, actor: Actor) -> Moved | Refusal:
    todo = can_decide(review, actor)
    about = todo[0].ask.criterion if todo else "release"
    seen = Verdict(criterion=about, approves=True, fingerprint=review.fingerprint)
    return decide(review, actor, seen)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """Return something that somebody may try to do with a review."""
    version = draw(st.sampled_from(VERSIONS))
    criterion = draw(st.sampled_from(CRITERIA))
    role = draw(st.sampled_from(ROLES))
    approves = draw(st.sampled_from([True, True, True, True, False]))
    settings_ = draw(st.sampled_from([FEDERAL, ReviewSettings(touched_by={"privacy": ("x",)})]))
    verdict = Verdict(criterion=criterion, approves=approves, fingerprint=version, comment="Why.")

    def change(review: Review, actor: Actor) -> Moved:
        causes = (Cause("title_translated"),) if version != review.fingerprint else ()
        made = Change(review.fingerprint, version, causes, actor.person)
        return content_changed(review, made, actor, settings_)

    def resubmit(review: Review, actor: Actor) -> Moved | Refusal:
        again = review.fingerprint if approves else None
        what = Submission("r", "d", "o", again or version, review.chain)
        return submit(what, actor, current=review, earlier=review.decisions)

    tries: list[Step] = [
        *[sign_what_is_open] * 3,
        lambda review, actor: decide(review, actor, verdict),
        lambda review, actor: decide(review, actor, replace(verdict, role=role)),
        lambda review, actor: send_back(review, actor, "Why."),
        withdraw,
        *[resubmit] * 3,
        *[change] * 3,
        lambda review, actor: schedule(review, actor, LATER),
        unschedule,
        lambda review, actor: publish(review, actor, version),
        lambda review, actor: publish(review, actor, review.fingerprint),
        lambda review, actor: release_due(review, LATER, version),
        lambda review, actor: reassign(
            review, actor, (criterion, role), draw_name, (Held(draw_name, role),)
        ),
    ]
    draw_name = draw(st.sampled_from(NAMES))
    return draw(st.sampled_from(tries))


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Review], list[Actor]]:
    """Return a review after every step that was not refused, and who took it."""
    roles = Roles(draw(role_settings))
    chain = chain_of(FEDERAL, roles, draw(chains))
    assert chain
    stew = Actor(draw(st.sampled_from(NAMES)), NOW, (Held("", "STEW"),))
    first = submit(Submission("r", "d", "o", "v1", chain), stew)
    assert isinstance(first, Moved)
    reviews: list[Review] = [first.review]
    by: list[Actor] = [stew]
    people = st.sampled_from(NAMES).map(able) | actors()
    # A whole chain is signed at once now and then: chance alone would seldom come to its end.
    whole = st.sampled_from([0, 20]).flatmap(lambda n: st.lists(names, min_size=n, max_size=n))
    taken: list[tuple[Step, Actor]] = []
    for _ in range(draw(st.integers(1, 3))):
        taken += [(sign_what_is_open, able(name)) for name in draw(whole)]
        taken += draw(st.lists(st.tuples(steps(), people), max_size=8))
    for step, actor in taken:
        outcome = step(reviews[-1], actor)
        if isinstance(outcome, Moved):
            reviews.append(outcome.review)
            by.append(actor)
    return reviews, by


def signers(review: Review, ask: Ask, seat: Seat) -> set[str]:
    """Count afresh, from the bare decisions, who approved the version under review."""
    newest = {
        d.principal: d
        for d in review.decisions
        if (d.criterion, d.step, d.role) == (ask.criterion, ask.step, seat.role)
        and d.stands_for == review.fingerprint
        and not d.ended
        and (d.co_chair or not seat.co_chairs_only)
    }
    return {d.person for d in newest.values() if d.approves}


def is_wholly_signed(review: Review) -> bool:
    return all(
        any(len(signers(review, ask, seat)) >= seat.people_needed for seat in ask.seats)
        for ask in review.chain.asks
        if ask.required
    )


BEYOND_APPROVAL = (State.APPROVED, State.SCHEDULED, State.PUBLISHED)


@settings(max_examples=100)
@given(histories())
def test_nothing_is_approved_that_is_not_wholly_signed(
    history: tuple[list[Review], list[Actor]],
) -> None:
    for review in history[0]:
        if review.state in BEYOND_APPROVAL:
            assert is_wholly_signed(review)


@settings(max_examples=100)
@given(histories())
def test_every_sign_off_is_by_somebody_who_may(history: tuple[list[Review], list[Actor]]) -> None:
    reviews, by = history
    for (before, after), actor in zip(pairwise(reviews), by[1:], strict=True):
        if len(after.decisions) > len(before.decisions):
            new = after.decisions[-1]
            assert new.person == actor.person
            assert new.fingerprint == before.fingerprint
            roles = {(one.role, one.acting_for) for one in actor.held}
            assert (new.role, new.acting_for) in roles
            asked = {(a.criterion, r) for a in before.chain.asks for r in a.roles}
            assert (new.criterion, new.role) in asked


@settings(max_examples=100)
@given(histories())
def test_who_must_differ_does(history: tuple[list[Review], list[Actor]]) -> None:
    reviews, by = history
    for (before, review), actor in zip(pairwise(reviews), by[1:], strict=True):
        chain: Chain = review.chain
        apart = [d for d in review.counted() if d.criterion in chain.not_by_submitter]
        assert all(decision.people.isdisjoint(review.authors) for decision in apart)
        if review.state is State.PUBLISHED and before.state is not State.PUBLISHED:
            signers_of_release = {
                name
                for decision in review.counted()
                if decision.criterion in chain.not_by_publisher
                for name in decision.people
            }
            # Somebody who acts publishes as a person; the clock publishes as nobody.
            published_by_hand = before.state is not State.SCHEDULED
            assert not published_by_hand or actor.person not in signers_of_release


@settings(max_examples=50)
@given(histories(), actors())
def test_a_change_that_changes_nothing_makes_nothing_stale(
    history: tuple[list[Review], list[Actor]], actor: Actor
) -> None:
    review = history[0][-1]
    for causes in ((), (Cause("title_translated"),)):
        made = Change(review.fingerprint, review.fingerprint, causes, actor.person)
        assert content_changed(review, made, actor, FEDERAL) == Moved(review, None)


def test_the_histories_reach_an_approval_often_enough_to_mean_something() -> None:
    reached: set[State] = set()

    @settings(max_examples=150, database=None, derandomize=True)
    @given(histories())
    def look(history: tuple[list[Review], list[Actor]]) -> None:
        reached.update(review.state for review in history[0])

    look()
    assert reached == set(State)
