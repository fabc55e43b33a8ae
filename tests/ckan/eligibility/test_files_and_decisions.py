"""What was decided stays decided: files that say otherwise are reported, edits are refused."""

import pytest
from ckanapi import ValidationError

from tests.ckan.eligibility.answers import ELIGIBLE, INELIGIBLE
from tests.ckan.inventory.files import NamedFile

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def import_rows(api, editor, organization):
    """Import a CSV file, given as its lines, as the editor."""

    def run(*lines, **options):
        file = NamedFile("\n".join(lines).encode(), "inventory.csv")
        action = api(editor).action
        return action.ogip_inventory_import(
            upload=file, organization=organization["name"], **options
        )

    return run


def test_a_file_that_contradicts_a_decision_is_reported_and_changes_nothing(
    decided, shown, import_rows
):
    decided(INELIGIBLE)

    report = import_rows("ref_number,title_en,eligible_for_release,size", "FIN-1,Spending,Y,9")

    assert report["differences"] == [
        {
            "ref_number": "FIN-1",
            "row": 2,
            "field": "eligible_for_release",
            "item_value": "Y",
            "asset_value": "N",
            "kept_by": "decision",
        }
    ]
    found = shown()
    assert (found["eligible_for_release"], found["size"]) == ("N", 9)


def test_a_file_that_agrees_with_a_decision_says_nothing(decided, import_rows):
    decided(ELIGIBLE)

    report = import_rows("ref_number,title_en,eligible_for_release", "FIN-1,Spending,Y")

    assert report["differences"] == []


def test_a_file_imported_again_changes_nothing_the_second_time(decided, import_rows):
    decided(INELIGIBLE)
    lines = "ref_number,title_en,eligible_for_release", "FIN-1,Spending,Y"
    import_rows(*lines)

    again = import_rows(*lines)

    assert (again["updated"], again["unchanged"]) == (0, 1)


def test_without_a_decision_the_file_says_what_is_eligible(assess, shown, import_rows):
    assess(INELIGIBLE)

    report = import_rows("ref_number,title_en,eligible_for_release", "FIN-1,Spending,Y")

    assert (report["differences"], shown()["eligible_for_release"]) == ([], "Y")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"eligible_for_release": "Y"}, "eligible_for_release"),
        ({"access_level": "open"}, "access_level"),
        ({"exemption": None}, "exemption"),
        ({"exemption_rationale": {"en": "Other."}}, "exemption_rationale"),
    ],
)
def test_what_was_decided_is_not_edited(api, editor, decided, item, given, field):
    decided(INELIGIBLE)

    with pytest.raises(ValidationError) as refusal:
        api(editor).action.ogip_item_update(id=item["id"], **given)

    assert "decided" in refusal.value.error_dict[field][0]


def test_what_was_decided_is_not_edited_together_with_others_either(api, editor, decided, item,
                                                                    nothing_changes):  # fmt: skip
    decided(INELIGIBLE)

    with nothing_changes():
        answer = api(editor).action.ogip_item_bulk_update(
            ids=[item["id"]], changes={"eligible_for_release": "Y"}
        )

    [refused] = answer["results"]
    assert "decided" in refused["errors"]["eligible_for_release"][0]


def test_what_stays_as_it_was_decided_may_be_sent_back(api, editor, decided, item, shown):
    decided(INELIGIBLE)
    sent = {name: shown()[name] for name in ("eligible_for_release", "exemption_rationale")}

    changed = api(editor).action.ogip_item_update(id=item["id"], size=9, **sent)

    assert changed["size"] == 9
