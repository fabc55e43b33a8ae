"""The changes of an organization that wait for a decision, on one page."""

import pytest

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def read(app, member, organization):
    def page(query="", person=member, **how):
        app.set_session_user(person["id"])
        return app.get(f"/ogip/revisions/{organization['name']}{query}", **how)

    return page


def test_it_lists_what_waits_and_leads_there(read, waiting):
    page = read()

    assert "1 change" in page
    assert "Harbours, inspected" in page
    assert f"/dataset/ogip/{waiting['name']}/revision" in page
    assert "Not before it is approved" in page


def test_where_nothing_waits_it_says_so(read):
    assert "Nothing is waiting" in read()


def test_what_was_decided_is_found_by_its_state(api, org_admin, read, waiting, fingerprint):
    given = {"id": waiting["id"], "fingerprint": fingerprint(waiting)}
    api(org_admin).action.ogip_revision_discard(**given, reason="The old title is official.")

    assert "Nothing is waiting" in read()
    assert "Harbours, inspected" in read("?state=discarded")
    assert "Nothing matches" in read("?state=applied")


@pytest.mark.parametrize("query", ["?state=nonsense", "?limit=0", "?cursor=nowhere"])
def test_a_filter_that_makes_no_sense_is_turned_away(read, query):
    read(query, status=400)


def test_only_the_changes_of_ones_own_organizations_are_listed(api, member, outsider, waiting):
    listed = api(member).action.ogip_revision_list(limit=1)

    assert (listed["count"], listed["next_cursor"]) == (1, None)
    assert api(outsider).action.ogip_revision_list()["count"] == 0


def test_outsiders_do_not_read_it(read, outsider):
    read(person=outsider, status=403)


def test_pages_follow_one_another(api, editor, organization, read, reviewing, make_public):
    reviewing("held")
    for number in range(26):
        api(editor).action.package_patch(id=make_public(number), frequency="P1M")

    first = read("?limit=25")
    assert "26 changes" in first
    assert first.body.count('/revision"') == 25
    assert 'rel="next"' in first


@pytest.fixture
def make_public(api, sysadmin, public):
    """Make further public records, quickly: copies of one, past the pages."""

    def make(number):
        copy = {key: value for key, value in public.items() if key not in ("id", "name", "ogip")}
        copy["resources"] = [{**each, "id": ""} for each in copy["resources"][1:]]
        record = api(sysadmin).action.package_create(
            **copy | {"name": f"copy-{number}", "ref_number": f"copy-{number}"}
        )
        api(sysadmin).action.ogip_publish(id=record["id"])
        return record["id"]

    return make
