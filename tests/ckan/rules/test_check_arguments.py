"""`ogip_check` names what it cannot understand, in the caller's language, and stores nothing."""

import pytest

from ckanext.ogip.testing.records import compliant_dataset

pytestmark = pytest.mark.usefixtures("clean_portal")


def asked(app, user, language, **arguments):
    answer = app.post(
        f"{language}/api/3/action/ogip_check",
        json=arguments,
        headers={"Authorization": user["token"]},
        expect_errors=True,
    )
    return answer.status_code, answer.json


@pytest.mark.parametrize(
    ("language", "said"),
    [("", "“tomorrow” is unknown. Known are:"), ("/fr", "« tomorrow » est inconnu.")],
)
def test_an_unknown_stage_is_named(app, editor, language, said):
    status, answer = asked(app, editor, language, dataset={}, stage="tomorrow")

    assert status == 409
    assert said.replace("« ", "«\u00a0").replace(" »", "\u00a0»") in answer["error"]["stage"][0]


@pytest.mark.parametrize(
    "odd",
    [
        {"title_translated": 5},
        {"title_translated": {"en": "\0" + "x" * 1_000_000, "fr": ""}},
        {"notes_translated": [[[[[["deep"]]]]]]},
        {"subject": {"a": 1}},
    ],
    ids=["number", "long and NUL", "nested", "dict for list"],
)
def test_a_field_of_a_wrong_kind_is_a_finding(app, editor, odd):
    status, answer = asked(app, editor, "", dataset=compliant_dataset() | odd)

    assert status == 200
    assert answer["result"]["decision"] == "refuse"


def test_resources_that_are_no_list_are_named(app, editor):
    status, answer = asked(app, editor, "", dataset={"resources": "x"})

    assert status == 409
    assert "must be a list of objects" in answer["error"]["message"][0]
