"""`ckan ogip publish --override`: the same decision from a terminal."""

import pytest
from ckan.cli.cli import ckan

from tests.ckan.override.decision import DECISION

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def publish(cli):
    return lambda *arguments: cli.invoke(ckan, ["ogip", "publish", *arguments])


def test_a_decision_publishes_and_names_who_took_it(publish, sysadmin, draft, approval):
    result = publish(
        draft["name"], "--override", DECISION["reason_code"],
        "--explanation", DECISION["explanation"], "--user", sysadmin["name"],
    )  # fmt: skip

    assert result.exit_code == 0, result.output
    assert approval(draft).user_id == sysadmin["id"]


def test_without_override_the_rule_refuses(publish, draft, state):
    result = publish(draft["name"])

    assert result.exit_code == 1
    assert state(draft)[0] == "draft"


@pytest.mark.parametrize(
    "arguments",
    [("--override", "legal_obligation"), ("--explanation", "It must be public today.")],
)
def test_reason_and_explanation_come_together(publish, draft, arguments):
    result = publish(draft["name"], *arguments)

    assert result.exit_code == 2
    assert "together" in result.stderr


def test_an_editor_may_not(publish, editor, draft, state):
    result = publish(
        draft["name"], "--override", DECISION["reason_code"],
        "--explanation", DECISION["explanation"], "--user", editor["name"],
    )  # fmt: skip

    assert result.exit_code == 2
    assert state(draft)[0] == "draft"


def test_an_unknown_reason_is_named_with_those_there_are(publish, draft):
    result = publish(
        draft["name"], "--override", "because", "--explanation", "It must be public today."
    )

    assert result.exit_code == 1
    assert "legal_obligation" in result.stderr
