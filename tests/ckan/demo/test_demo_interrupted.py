"""A load that was interrupted goes on; what people changed meanwhile stays as they left it."""

import pytest
from ckan.tests.helpers import call_action

from tests.ckan.demo.conftest import load_into
from tests.core.demo.shown import ASSETS, ITEMS, PORTAL

pytestmark = pytest.mark.usefixtures("clean_portal")


class InterruptionError(Exception):
    """Somebody presses Ctrl-C."""


def stop_at(reference):
    def tell(line):
        if line == reference:
            raise InterruptionError

    return tell


def as_user(user, action, **arguments):
    return call_action(action, {"user": user, "ignore_auth": False}, **arguments)


def test_the_next_load_completes_it_without_undoing_anything(accounts_file, organization):
    with pytest.raises(InterruptionError):
        load_into(accounts_file, stop_at("PAC-2024-009"))
    passwords = accounts_file.read_text("utf-8")
    as_user("pac-steward", "package_patch", id="pac-2019-001", audience=["media"])
    for mistake in ("pac-2018-005", "pac-2022-004"):
        as_user("pac-coordinator", "ogip_withdraw", id=mistake, reason="published_in_error",
                explanation={"en": "Too early.", "fr": "Trop tôt."})  # fmt: skip
    as_user("pac-coordinator", "package_delete", id="pac-2022-004")
    as_user("pac-coordinator", "organization_patch", id=PORTAL.departments[0].name,
            shortform={"en": "Commission", "fr": "Commission"})  # fmt: skip

    done = load_into(accounts_file)

    assert done.users == 0
    assert done.organizations == 2
    assert done.published == 7
    assert accounts_file.read_text("utf-8") == passwords
    assert call_action("package_show", id="pac-2019-001")["audience"] == ["media"]
    assert call_action("package_show", id="pac-2018-005")["private"] is True
    assert call_action("package_show", id="pac-2022-004")["state"] == "deleted"
    pac = call_action("organization_show", id=PORTAL.departments[0].name)
    assert pac["shortform"] == {"en": "Commission", "fr": "Commission"}
    assert organization["name"] in call_action("organization_list")
    listed = call_action("ogip_item_list", limit=1000)
    assert listed["count"] == len(ITEMS)
    assert sum(item["dataset"] is not None for item in listed["results"]) == len(ASSETS)
    assert load_into(accounts_file) == type(done)()
