"""Records by due date: the most overdue first, counted by how late they are."""

import pytest
import sqlalchemy as sa
from ckan import model
from ckanapi import NotAuthorized, ValidationError

from tests.ckan.lifetime.conftest import in_days, resources_of

pytestmark = pytest.mark.usefixtures("clean_portal")


def test_the_latest_comes_first_and_what_has_no_date_last(make_late, make_record, listed):
    named = {
        "current": make_late(-100)["name"],
        "late": make_late(20)["name"],
        "latest": make_late(200)["name"],
    }
    named["none"] = make_record(frequency="irregular", review_date=in_days(100))["name"]

    names = [each["name"] for each in listed()["results"]]

    assert names == [named[key] for key in ("latest", "late", "current", "none")]


def test_a_line_says_how_late_a_record_is(make_late, listed, organization):
    record = make_late(20)

    (line,) = listed()["results"]

    assert (line["id"], line["days_late"], line["bucket"]) == (record["id"], 20, "late_8_30")
    assert (line["next_update_due"], line["frequency"]) == (in_days(-20), "P1Y")
    assert (line["status"], line["class"]) == ("late", record["lifetime_class"])
    assert line["organization"]["name"] == organization["name"]
    assert line["title"]["fr"] == record["title_translated"]["fr"]


def test_a_bucket_is_a_filter_and_every_bucket_is_counted(make_late, listed):
    for days in (20, 30, 31, 400):
        make_late(days)

    page = listed(bucket="late_8_30", facets=True)

    assert (page["count"], len(page["results"])) == (2, 2)
    assert page["facets"]["bucket"] == {"late_31_90": 1, "late_8_30": 2, "late_over_365": 1}
    assert page["summary"]["late"] == 4
    assert page["facets"]["frequency"] == {"P1Y": 2}


def test_late_by_more_than_some_days(make_late, listed):
    make_late(90)
    late = make_late(91)

    assert [each["id"] for each in listed(late_more_than=90)["results"]] == [late["id"]]


def test_words_of_either_title_are_found_without_accents(make_record, listed):
    titles = {"en": "Spending", "fr": "Dépenses de l'année"}
    record = make_record(title_translated=titles)
    make_record()

    assert [each["id"] for each in listed(q="depenses ANNEE")["results"]] == [record["id"]]
    assert listed(q="100%")["count"] == 0


def test_pages_follow_one_another_without_gaps(make_late, listed):
    ids = {make_late(days)["id"] for days in (5, 5, 5, 40)}

    first = listed(limit=3)
    second = listed(limit=3, cursor=first["next_cursor"])

    assert first["count"] == second["count"] == 4
    found = [each["id"] for each in first["results"] + second["results"]]
    assert (len(found), set(found)) == (4, ids)
    assert second["next_cursor"] is None


def test_the_headline_is_the_share_with_a_day_to_look_again(make_record, make_late, listed):
    make_late(3)
    make_record(frequency="irregular", review_date=in_days(30))

    summary = listed(facets=True, bucket="current")["summary"]

    assert (summary["all"], summary["computable"], summary["percent"]) == (2, 2, 100)
    assert summary["headline"]["en"].startswith("2 of 2 records")


def test_a_list_over_all_organizations_has_public_records_only(
    make_late, make_record, anonymous, make_organization, make_user
):
    other = make_organization()
    theirs = make_late(50, owner=other, user=make_user("editor", other))
    ours = make_late(10)
    make_record(public=False)

    page = anonymous("ogip_lifetime_due_list")

    assert [each["id"] for each in page["results"]] == [theirs["id"], ours["id"]]
    assert page["public"] is True
    assert "last_decision" not in page["results"][0]


def test_drafts_are_listed_for_members_who_ask(make_record, listed, member, outsider, anonymous,
                                               organization):  # fmt: skip
    draft = make_record(public=False)

    assert listed()["count"] == 0
    assert [each["id"] for each in listed(unpublished=True)["results"]] == [draft["id"]]
    with pytest.raises(NotAuthorized):
        listed(user=outsider, unpublished=True)
    anonymous("ogip_lifetime_due_list", 403, organization=organization["id"], unpublished="true")


def test_what_was_decided_is_listed_for_members_only(make_late, listed, outsider):
    make_late(10)

    assert "last_decision" in listed()["results"][0]
    page = listed(user=outsider)
    assert page["public"] is True
    assert "last_decision" not in page["results"][0]


def test_what_leaves_the_public_leaves_the_list(api, org_admin, make_late, listed):
    hidden, gone = make_late(10), make_late(20)
    explanation = {"en": "Wrong figures.", "fr": "Chiffres erronés."}
    api(org_admin).action.ogip_withdraw(
        id=hidden["id"], reason="published_in_error", explanation=explanation
    )
    assert [each["id"] for each in listed()["results"]] == [gone["id"]]
    assert listed()["count"] == 1


def test_what_sql_hid_is_not_shown(make_late, listed):
    record = make_late(10)
    model.Session.execute(
        sa.text("update package set private = true where id = :id"), {"id": record["id"]}
    )
    model.Session.commit()

    assert listed()["results"] == []


def test_a_change_of_the_data_moves_the_record_at_once(api, editor, make_late, listed):
    record = make_late(400)
    today = in_days(0)
    api(editor).action.package_patch(
        id=record["id"], date_modified=today, resources=resources_of(today)
    )

    assert listed()["results"][0]["bucket"] == "current"


@pytest.mark.parametrize(
    "argument",
    [
        {"bucket": "rotten"},
        {"late_more_than": "-1"},
        {"late_more_than": "soon"},
        {"class": "eternal"},
        {"frequency": "P0Y"},
        {"limit": 0},
        {"cursor": "WyJzb29uIiwgImlkIl0="},
        {"cursor": "?"},
        {"organization": "nobody"},
        {"sort": "title"},
    ],
)
def test_what_makes_no_sense_is_refused_by_name(listed, argument):
    with pytest.raises(ValidationError):
        listed(**argument)


def test_late_by_more_than_90_days_in_an_organization_is_answered_by_the_index(portal):
    connection = model.Session.connection()
    connection.execute(
        sa.text("""
        insert into ogip_lifetime (dataset_id, organization_id, is_public, is_closed, grace,
            next_update_due, computable)
        select 'd' || n, 'o' || n % 50, true, false, 0, date '2020-01-01' + n % 2000, true
        from generate_series(1, 20000) as n
        """)
    )
    connection.execute(sa.text("analyze ogip_lifetime"))
    plan = connection.execute(
        sa.text("""
        explain select * from ogip_lifetime where organization_id in ('o7') and is_public
        and due_order <= date '2020-03-01' order by due_order, dataset_id limit 50
        """)
    ).scalars()
    found = "\n".join(plan)
    model.Session.rollback()

    assert "ogip_lifetime_due_idx" in found
    assert "Seq Scan" not in found
