"""How to come to each page on which people decide; every recipe returns core's page beside it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.e2e.gate.pages import DECISION


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a recipe may do to records, named by their names, and the organization's name."""

    make_dataset: Callable[..., Any]
    make_waiting: Callable[[], str]
    publish: Callable[[str], None]
    withdraw: Callable[[str], None]
    close: Callable[[str], None]
    organization: str

    def public(self):
        name = self.make_dataset()["name"]
        self.publish(name)
        return name


def withdrawal_form(made, page, language):
    name = made.public()
    page.goto(f"{language}/dataset/ogip/{name}/withdraw")
    return f"{language}/dataset/{name}"


def notice(made, page, language):
    name = made.public()
    made.withdraw(name)
    assert page.goto(f"{language}/dataset/{name}").status == 410
    return f"{language}/dataset/"


def override_form(made, page, language):
    name = made.make_dataset("license_id", "frequency")["name"]
    page.goto(f"{language}/dataset/ogip/{name}/override")
    return f"{language}/dataset/{name}"


def refused_override(made, page, language):
    core_page = override_form(made, page, language)
    page.locator("#field-explanation").fill("Now!")
    _press_unchecked(page, "#ogip form")
    return core_page


def overridden(made, page, language):
    core_page = override_form(made, page, language)
    page.locator("#field-reason_code").select_option(DECISION["reason_code"])
    page.locator("#field-explanation").fill(DECISION["explanation"])
    page.locator("#field-confirmed").check()
    page.locator("#ogip form button").click()
    page.wait_for_url(re.compile(r"/dataset/ogip/[^/]+$"))
    return core_page


def bulk_report(made, page, language):
    made.close(made.make_dataset(name="good")["name"])
    made.close(made.make_dataset("license_id", name="bad")["name"])
    core_page = f"{language}/organization/bulk_process/{made.organization}"
    page.goto(core_page)
    for box in page.locator("tbody input[type=checkbox]").all():
        box.check(force=True)
    page.locator("button[name='bulk_action.public']").click()
    page.wait_for_url("**/bulk/*")
    return core_page


def revision(made, page, language):
    name = made.make_waiting()
    page.goto(f"{language}/dataset/ogip/{name}/revision")
    page.locator("#ogip-discard > summary").click()
    return f"{language}/dataset/{name}"


def refused_revision(made, page, language):
    core_page = revision(made, page, language)
    _press_unchecked(page, "#ogip-discard form")
    return core_page


def revision_list(made, page, language):
    made.make_waiting()
    return no_revisions(made, page, language)


def no_revisions(made, page, language):
    page.goto(f"{language}/ogip/revisions/{made.organization}")
    return f"{language}/organization/{made.organization}"


def _press_unchecked(page, form):
    """Send a form that the browser itself would hold back, as one without its checks does."""
    page.locator(form).evaluate("form => { form.noValidate = true }")
    page.locator(f"{form} button").click()
    page.locator("#ogip-refusal").wait_for()
    page.wait_for_load_state("load")


RECIPES = {
    "withdrawal form": withdrawal_form,
    "notice": notice,
    "override form": override_form,
    "refused override": refused_override,
    "overridden": overridden,
    "bulk report": bulk_report,
    "revision": revision,
    "refused revision": refused_revision,
    "revision list": revision_list,
    "no revisions": no_revisions,
}
