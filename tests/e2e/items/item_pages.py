"""Pages of an entry and beside the inventory, each with content; functions return addresses."""

from collections.abc import Callable

from tests.ckan.demand.conftest import GIVEN
from tests.e2e.items.states import Desk

_LONG = "W" * 200


def beside(page: str) -> Callable[[Desk], str]:
    """Return a function for a page of the inventory that has one released entry."""

    def made(desk: Desk) -> str:
        item, address = desk.entry(date_released="2020-05-01")
        desk.edits.ogip_signal_add(item_id=item, **GIVEN, note=_LONG)
        return address.rpartition("/")[0] + page

    made.__name__ = page.strip("/").replace("/", "_")
    return made


def of_entry(page: str) -> Callable[[Desk], str]:
    """Return a function for a page of an entry that was changed."""

    def made(desk: Desk) -> str:
        item, address = desk.entry(business_owner=_LONG, themes_of_interest=["health"])
        desk.edits.ogip_item_update(id=item, steward=_LONG)
        return address + page

    made.__name__ = page.strip("/") or "entry"
    return made


def nomination_to_review(desk: Desk) -> str:
    item = desk.edits.ogip_item_nominate(
        organization=desk.organization["id"], title={"en": "Hydro" * 40}, source="inquiry"
    )
    return f"/ogip/inventory/{desk.organization['name']}/{item['ref_number']}/review"


PAGES = (
    *map(beside, ("/nominate", "/new", "/mismatches", "/signals", "/signals/add")),
    beside("/signals/import"),
    *map(of_entry, ("", "/edit", "/clone", "/delete", "/link", "/history")),
    nomination_to_review,
)
