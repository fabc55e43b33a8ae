"""axe on a page: what it finds in our part, and on the page as a whole."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OURS = "#ogip"


def violations(page: Page, part: str | None = None) -> dict[str, list[str]]:
    """Return the violated axe rules with the elements that violate them."""
    found = Axe().run(page, context=part).response["violations"]
    return {each["id"]: [node["html"] for node in each["nodes"]] for each in found}


def assert_accessible(page: Page, core_page: str) -> None:
    """Our part violates nothing, and the page nothing that core's own page does not."""
    in_our_part = violations(page, OURS)
    assert not in_our_part, in_our_part
    ours = violations(page)
    page.goto(core_page)
    assert ours.keys() <= violations(page).keys(), ours
