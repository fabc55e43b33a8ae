"""The chained log: whatever is done to it is found, and the place is named."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ckanext.ogip.core.audit.links import BEGINNING, Head, Link, append, hash_of, read_line
from ckanext.ogip.core.audit.verify import Break, Fault, verify

HEALTH = "org-health"


def written(*events: dict[str, Any], chain: str = HEALTH) -> tuple[list[Link], Head]:
    links, head = [], Head()
    for event in events:
        link, head = append(chain, head, event)
        links.append(link)
    return links, head


EVENTS = [{"kind": "signoff_given", "at": f"2026-06-{day:02}", "n": day} for day in range(1, 11)]
LOG, HEAD = written(*EVENTS)


def found(links: Sequence[Link], head: Head | None = HEAD) -> list[tuple[str, int, int]]:
    return [(fault.kind.value, fault.number, fault.last) for fault in verify(HEALTH, links, head)]


def forged(number: int, event: dict[str, Any], previous: str) -> Link:
    """Return a link whose own hash is right: hashes are no secret."""
    return Link(HEALTH, number, event, previous, hash_of(HEALTH, number, event, previous))


def test_a_log_that_nobody_touched_is_whole() -> None:
    assert found(LOG) == []
    assert found([], Head()) == []
    assert LOG[0].previous == BEGINNING
    assert [link.number for link in LOG] == list(range(1, 11))


def test_the_form_of_the_hash_stays_what_it_is() -> None:
    """Logs outlive releases: another hash for the same event would break every one of them."""
    link, _ = append("org", Head(), {"b": [1, 2.0, None, True], "a": "é"})
    text = "0" * 64 + '\n{"chain":"org","event":{"a":"é","b":[1,2,null,true]},"number":1}'
    assert link.hash == hashlib.sha256(text.encode()).hexdigest()


def test_it_does_not_matter_in_what_form_a_database_gives_an_event_back() -> None:
    event = {"b": {"y": 1, "x": [1.5, 100000.0, -0.0]}, "a": "é\u2028"}
    link, _ = append(HEALTH, Head(), event)
    back = {"a": "é\u2028", "b": {"x": [1.5, 100000, 0], "y": 1.0}}
    assert replace(link, event=back).is_whole()


def test_what_is_no_plain_json_is_never_logged() -> None:
    for event in ({"n": float("nan")}, {"n": float("inf")}):
        with pytest.raises(ValueError, match="JSON"):
            append(HEALTH, Head(), event)
    with pytest.raises(TypeError):
        append(HEALTH, Head(), {"n": {1, 2}})


def test_a_changed_event_is_named() -> None:
    log = [*LOG]
    log[3] = replace(log[3], event={**EVENTS[3], "n": 99})
    assert found(log) == [("changed", 4, 4)]


def test_missing_events_are_named() -> None:
    assert found(LOG[:2] + LOG[3:]) == [("missing", 3, 3)]
    assert found(LOG[:2] + LOG[6:]) == [("missing", 3, 6)]
    assert found(LOG[1:]) == [("missing", 1, 1)]


def test_events_cut_off_at_the_end_are_missed_by_whoever_knows_the_end() -> None:
    assert found(LOG[:8]) == [("missing", 9, 10)]
    assert found(LOG[:8], None) == []


def test_events_in_another_order_are_named() -> None:
    log = [*LOG]
    log[4], log[5] = log[5], log[4]
    assert found(log) == [("reordered", 5, 5)]
    assert found([LOG[9], *LOG[:9]]) == [("reordered", number, number) for number in range(1, 10)]


def test_an_inserted_event_is_named() -> None:
    copy = [*LOG[:5], LOG[2], *LOG[5:]]
    assert found(copy) == [("inserted", 3, 3)]
    extra = forged(6, {"kind": "forged"}, LOG[4].hash)
    assert ("inserted", 6, 6) in found([*LOG[:5], extra, *LOG[5:]])
    at_the_end = forged(11, {"kind": "forged"}, LOG[9].hash)
    assert found([*LOG, at_the_end]) == [("inserted", 11, 11)]


@pytest.mark.parametrize("place", [0, 4, 9])
def test_an_event_replaced_by_a_well_made_one_is_named(place: int) -> None:
    fake = forged(place + 1, {"kind": "forged"}, LOG[place].previous)
    log = [*LOG[:place], fake, *LOG[place + 1 :]]
    assert found(log) == [("replaced", place + 1, place + 1)]


def test_an_event_of_another_organization_is_named() -> None:
    other, _ = written(*EVENTS, chain="org-transport")
    assert ("foreign", 4, 4) in found([*LOG[:3], other[3], *LOG[3:]])


def test_a_log_that_was_written_anew_from_some_event_on_has_another_end() -> None:
    anew, _ = written(*EVENTS[:5], {"kind": "forged"}, *EVENTS[6:])
    assert found(anew) == [("replaced", 10, 10)]


def test_several_faults_are_all_named() -> None:
    log = [LOG[0], replace(LOG[1], event={}), *LOG[2:4], *LOG[6:]]
    assert found(log) == [("changed", 2, 2), ("missing", 5, 6)]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
events = st.lists(st.dictionaries(st.text(), values, max_size=4), min_size=1, max_size=8)


@given(events)
def test_any_log_is_whole_and_comes_back_from_its_export(given_events: list[Any]) -> None:
    links, head = written(*given_events)
    exported = [read_line(link.line()) for link in links]
    assert list(verify(HEALTH, links, head)) == []
    assert list(verify(HEALTH, exported, head)) == []


@st.composite
def tampered(draw: st.DrawFn) -> tuple[list[Link], list[Link], Head]:
    """Return a log, the same with one mutation, and the true end."""
    links, head = written(*draw(events))
    place = draw(st.integers(0, len(links) - 1))
    link, log = links[place], [*links]
    text, number = draw(st.text(max_size=4)), draw(st.integers(-1, 12))
    event = draw(st.dictionaries(st.text(), values, max_size=3))
    other = draw(st.integers(0, len(links) - 1))
    own_hash = draw(st.booleans())
    mutation = draw(st.sampled_from(["event", "number", "previous", "hash", "chain", "delete",
                                     "swap", "copy", "insert"]))  # fmt: skip
    if mutation == "delete":
        del log[place]
    elif mutation == "swap":
        log[place], log[other] = log[other], log[place]
    elif mutation == "copy":
        log.insert(other, link)
    elif mutation == "insert":
        log.insert(place, forged(number, event, link.previous))
    else:
        value = {"event": event, "number": number}.get(mutation, text)
        changed = replace(link, **{mutation: value})
        if own_hash and mutation != "hash":
            made = hash_of(changed.chain, changed.number, changed.event, changed.previous)
            changed = replace(changed, hash=made)
        log[place] = changed
    return links, log, head


def same(one: Sequence[Link], other: Sequence[Link]) -> bool:
    return [link.line() for link in one] == [link.line() for link in other]


@settings(max_examples=500)
@given(tampered())
def test_every_single_mutation_is_found(case: tuple[list[Link], list[Link], Head]) -> None:
    links, log, head = case
    faults = list(verify(HEALTH, log, head))
    is_same = same([replace(x, event=plain(x.event)) for x in links],
                   [replace(x, event=plain(x.event)) for x in log])  # fmt: skip
    assert bool(faults) is not is_same


def plain(value: Any) -> Any:
    """Write whole numbers alike, as a database may."""
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [plain(entry) for entry in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def test_a_line_of_the_export_says_everything() -> None:
    assert json.loads(LOG[1].line()) == {
        "chain": HEALTH,
        "number": 2,
        "event": EVENTS[1],
        "previous": LOG[0].hash,
        "hash": LOG[1].hash,
    }
    assert "\n" not in LOG[1].line()


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", "7", '{"chain": 1}', "{", '"x"'])
def test_a_line_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any complaint will do
        read_line(line)


@pytest.mark.parametrize("kind", Break)
def test_every_fault_is_told_in_both_languages(kind: Break) -> None:
    told = Fault(kind, HEALTH, 1204, 1204).as_dict()["message"]
    assert "1,204" in told["en"]
    assert "1\u202f204" in told["fr"]


@pytest.mark.parametrize("kind", [Break.MISSING, Break.INSERTED])
def test_several_events_are_told_as_several(kind: Break) -> None:
    message = Fault(kind, HEALTH, 3, 6).message
    assert message.en.startswith("Events 3 to 6")
    assert message.fr.startswith("Les événements 3 à 6")
