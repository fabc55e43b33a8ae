"""An entry in each state that its pages show; every function returns the address of a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.ckan.eligibility.answers import ELIGIBLE, INELIGIBLE, TREATABLE

_LONG = "W" * 200


@dataclass(frozen=True, slots=True)
class Desk:
    """Who lists an entry and answers (`edits`), and who decides about it."""

    edits: Any
    decides: Any
    organization: dict[str, Any]

    def entry(self, **facts: Any) -> tuple[str, str]:
        """List an entry with endless words; return its id and the address of its page."""
        reference = "R" * 40
        item = self.edits.ogip_item_create(
            organization=self.organization["id"],
            ref_number=reference,
            title={"en": "Hydro" * 40, "fr": "Hydro" * 40},
            **facts,
        )
        return item["id"], f"/ogip/inventory/{self.organization['name']}/{reference}"

    def answer(self, item: str, answers: dict[str, Any]) -> None:
        """Answer the questions."""
        evidence = {"kind": _LONG}
        self.edits.ogip_eligibility_assess(item_id=item, answers=answers, evidence=evidence)


def not_begun(desk: Desk) -> str:
    return desk.entry()[1] + "/eligibility"


def _answered(desk: Desk, answers: dict[str, Any]) -> str:
    item, address = desk.entry()
    desk.answer(item, answers)
    return address + "/eligibility"


def with_tasks(desk: Desk) -> str:
    return _answered(desk, {**TREATABLE, "classified": "unknown"})


def decided_and_answered_anew(desk: Desk) -> str:
    item, address = desk.entry()
    desk.answer(item, ELIGIBLE)
    desk.decides.ogip_eligibility_assess(item_id=item, confirm=True)
    desk.answer(item, INELIGIBLE)
    return address + "/eligibility"


def one_of_several(desk: Desk) -> str:
    return _answered(desk, ELIGIBLE) + "/holder"


def several(desk: Desk) -> str:
    return _answered(desk, TREATABLE) + "/treatment"


def both_languages(desk: Desk) -> str:
    return _answered(desk, INELIGIBLE) + "/rationale"


def day(desk: Desk) -> str:
    return _answered(desk, INELIGIBLE) + "/review_date"


def text(desk: Desk) -> str:
    return _answered(desk, TREATABLE) + "/treatment_owner"


def priority(desk: Desk) -> str:
    item, address = desk.entry(eligible_for_release="Y", user_votes=30)
    given = {"documented": {"value": True, "evidence": _LONG}}
    desk.edits.ogip_priority_answer(item_id=item, answers=given)
    desk.decides.ogip_priority_override(item_id=item, band="P1", reason=_LONG)
    return address + "/priority"


def no_priority(desk: Desk) -> str:
    return desk.entry(eligible_for_release="N")[1] + "/priority"


QUESTIONS = (one_of_several, several, both_languages, day, text)
PAGES: tuple[Callable[[Desk], str], ...] = (
    not_begun,
    with_tasks,
    decided_and_answered_anew,
    *QUESTIONS,
    priority,
    no_priority,
)
