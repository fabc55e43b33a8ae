"""What is checked, and why, can be asked by everybody."""

import pytest
from ckanapi import NotFound, ValidationError

from ckanext.ogip.core.registry import load_rules

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def ask(api):
    """The API as a visitor reaches it who is not logged in."""
    return api(None).action


def ids(answer):
    return [rule["id"] for rule in answer["results"]]


def test_every_shipped_rule_is_listed_with_both_languages(ask):
    answer = ask.ogip_rule_list()

    assert ids(answer) == [rule.id for rule in load_rules()]
    assert answer["count"] == len(answer["results"])
    for rule in answer["results"]:
        assert set(rule["title"]) == set(rule["why"]) == {"en", "fr"}
        assert all(rule["title"].values())
        assert all(rule["why"].values())


def test_a_rule_says_what_the_policy_makes_of_it(ask):
    rule = ask.ogip_rule_show(id="OG-222")

    assert (rule["severity"], rule["enabled"], rule["automation"]) == ("warn", True, "metadata")
    assert rule["parameters"]["max_length"]["value"] == 70


def test_an_unknown_rule_is_not_found(ask):
    with pytest.raises(NotFound, match="There is no rule “OG-000”"):
        ask.ogip_rule_show(id="OG-000")


@pytest.mark.parametrize(
    ("filters", "expected", "unexpected"),
    [
        ({"clause": "6.1"}, "OG-103", "OG-203"),
        ({"clause": "App. A"}, "OG-103", "OG-102"),
        ({"type": "info"}, "OG-206", "OG-203"),
        ({"topic": "languages"}, "OG-221", "OG-102"),
        ({"role": "STEW"}, "OG-102", "OG-103"),
        ({"severity": "warn"}, "OG-222", "OG-102"),
        ({"q": "LICENCE ouverte"}, "OG-102", "OG-203"),
        ({"q": "og-222"}, "OG-222", "OG-221"),
        ({"stage": "publish", "enabled": True}, "OG-102", None),
    ],
)
def test_rules_can_be_asked_by_what_matters(ask, filters, expected, unexpected):
    found = ids(ask.ogip_rule_list(**filters))

    assert expected in found
    assert unexpected not in found


def test_pages_follow_one_another_without_gap(ask):
    first = ask.ogip_rule_list(limit=2)
    second = ask.ogip_rule_list(limit=2, cursor=first["next_cursor"])
    everything = ask.ogip_rule_list()

    assert ids(first) + ids(second) == ids(everything)[:4]
    assert everything["next_cursor"] is None


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("stage", "tomorrow"),
        ("severity", "fatal"),
        ("automation", "magic"),
        ("enabled", "perhaps"),
        ("limit", 0),
        ("cursor", "x"),
        ("cursor", "WyJhIiwgImIiXQ=="),
        ("clause", "\0"),
    ],
)
def test_a_filter_that_makes_no_sense_is_named(ask, argument, value):
    with pytest.raises(ValidationError) as refused:
        ask.ogip_rule_list(**{argument: value})

    assert argument in refused.value.error_dict


def test_a_misspelt_filter_is_not_ignored(ask):
    with pytest.raises(ValidationError, match="Unknown argument: claus"):
        ask.ogip_rule_list(claus="6.1")
