"""The pages on which people decide about what is public: axe, and 320 px, in both languages."""

import pytest

from tests.e2e.accessibility import assert_accessible
from tests.e2e.gate.pages import LANGUAGES, NARROW
from tests.e2e.gate.recipes import RECIPES

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RECIPES)
def test_axe_finds_nothing(open_page, name, language):
    page, core_page = open_page(name, language)

    assert_accessible(page, core_page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", RECIPES)
def test_narrow_screens_need_no_scrolling_sideways(open_page, name, language):
    page, _core = open_page(name, language, **NARROW)

    ours = page.locator("#ogip").evaluate("e => [e.scrollWidth, e.clientWidth]")
    right = page.locator("#ogip").evaluate("e => e.getBoundingClientRect().right")
    assert ours[0] <= ours[1]
    assert right <= NARROW["viewport"]["width"]
