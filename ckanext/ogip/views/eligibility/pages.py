"""May an entry of the inventory be released? One question a page, the summary, the second person.

Each answer is kept at once, so that somebody else can go on; nothing follows from the answers until
a second person has confirmed them.
"""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from flask import Blueprint
from werkzeug.wrappers import Response

from ..entry import entry, messages
from ..errors import answer_like_core
from .answers import Said, as_said, blank, given
from .words import decision_in_words, missing_answer

__all__ = ["ogip_eligibility"]

ogip_eligibility = Blueprint(
    "ogip_eligibility",
    __name__,
    url_prefix="/ogip/inventory/<organization>/<path:ref_number>/eligibility",
)
answer_like_core(ogip_eligibility)


@ogip_eligibility.get("")
def read(organization: str, ref_number: str) -> str:
    """Show the outcome, what it means and the next step, with every answer."""
    return _summary(entry(organization, ref_number))


@ogip_eligibility.post("")
def confirm(organization: str, ref_number: str) -> Response | str:
    """Put the answers that were read in force, or say what stands against it."""
    page = entry(organization, ref_number)
    wanted = {"confirm": True, "answers": tk.request.form.get("answers", "")}
    try:
        _assess(page, wanted)
    except tk.ValidationError as error:
        return _summary(page, [each for said in messages(error).values() for each in said])
    tk.h.flash_success(tk._("Confirmed. The decision is in force."))
    return _to_summary(page)


@ogip_eligibility.get("/<question>")
def ask(organization: str, ref_number: str, question: str) -> str:
    """Ask one question."""
    return _form(entry(organization, ref_number), question)


@ogip_eligibility.post("/<question>")
def answer(organization: str, ref_number: str, question: str) -> Response | str:
    """Keep one answer beside the others, and go to the next question or to the summary."""
    page = entry(organization, ref_number)
    asked, known = _asked(page, question)
    said = Said.from_form(asked, tk.request.form)
    if blank(said):
        return _form(page, question, said, [missing_answer(asked)])
    answers = {**known["answers"], question: given(asked, said)}
    evidence = {**known["evidence"], question: said.evidence}
    try:
        shown = _assess(page, {"answers": answers, "evidence": evidence})
    except tk.ValidationError as error:
        found = messages(error)
        problems = [each for said_of in found.values() for each in said_of]
        return _form(page, question, said, found.get(question) or problems)
    upcoming = shown["proposal"]["evaluation"]["next"]
    if upcoming is None:
        tk.h.flash_success(tk._("All questions are answered. Below is what they lead to."))
        return _to_summary(page)
    return tk.redirect_to("ogip_eligibility.ask", **_address(page), question=upcoming)


def _summary(page: dict[str, Any], problems: list[str] | None = None) -> str:
    shown = tk.get_action("ogip_eligibility_show")({}, {"item_id": page["item"]["id"]})
    found = {
        name: decision_in_words(shown[name]) if shown[name] else None
        for name in ("proposal", "decision")
    }
    first = tk.get_action("ogip_eligibility_evaluate")({}, {})["next"]
    return tk.render(
        "ogip/eligibility/read.html",
        {
            **page,
            **found,
            "confirmable": shown["confirmable"],
            "first_question": first,
            "problems": problems or [],
        },
    )


def _form(
    page: dict[str, Any],
    question: str,
    said: Said | None = None,
    problems: list[str] | None = None,
) -> str:
    """Render one question; `said` and `problems` after a refusal: what was typed, what is wrong."""
    asked, known = _asked(page, question)
    evaluation = known["evaluation"]
    before = [each["id"] for each in evaluation["questions"]]
    place = before.index(question)
    stored = as_said(known["answers"].get(question), known["evidence"].get(question))
    standing = [each["message"] for each in evaluation["errors"] if each["field"] == question]
    return tk.render(
        "ogip/eligibility/question.html",
        {
            **page,
            "question": asked,
            "number": place + 1,
            "previous": before[place - 1] if place else None,
            "suggested": evaluation["suggested_exemptions"] if question == "exemption" else [],
            "said": said or stored,
            "problems": problems or [tk.h.ogip_in_language(each) for each in standing],
        },
    )


def _asked(page: dict[str, Any], question: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a question and the answers so far: those that wait, else those in force, else none.

    For those who may answer. Raises ObjectNotFound where the answers do not lead to the question.
    """
    named = {"item_id": page["item"]["id"]}
    tk.check_access("ogip_eligibility_assess", {}, named)
    shown = tk.get_action("ogip_eligibility_show")({}, named)
    known = shown["proposal"] or shown["decision"] or _no_answers()
    for each in known["evaluation"]["questions"]:
        if each["id"] == question:
            return each, known
    raise tk.ObjectNotFound(tk._("The answers do not lead to this question."))


def _no_answers() -> dict[str, Any]:
    evaluation = tk.get_action("ogip_eligibility_evaluate")({}, {})
    return {"answers": {}, "evidence": {}, "evaluation": evaluation}


def _assess(page: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    named = {"item_id": page["item"]["id"], **wanted}
    return tk.get_action("ogip_eligibility_assess")({}, named)


def _address(page: dict[str, Any]) -> dict[str, str]:
    return {
        "organization": page["group_dict"]["name"],
        "ref_number": page["item"]["ref_number"],
    }


def _to_summary(page: dict[str, Any]) -> Response:
    return tk.redirect_to("ogip_eligibility.read", **_address(page))
