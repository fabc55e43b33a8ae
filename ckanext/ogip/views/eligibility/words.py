"""A decision on eligibility as people read it: each answer in words, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk

from ...core.eligibility.questions import BY_ID, ROUTES, UNKNOWN
from ..in_words import lines

Record = Mapping[str, Any]


def decision_in_words(decision: Record) -> dict[str, Any]:
    """Return a decision with `rows` of its answers, `routes` and the answers `not_counted`."""
    evaluation = decision["evaluation"]
    return {
        **decision,
        "rows": [_row(question, decision) for question in evaluation["questions"]],
        "routes": [tk.h.ogip_in_language(ROUTES[each].as_dict()) for each in evaluation["routes"]],
        "not_counted": [
            tk.h.ogip_in_language(BY_ID[each].text.as_dict()) for each in evaluation["ignored"]
        ],
    }


def missing_answer(question: Record) -> str:
    """Say that a question has no answer, and what to do."""
    if question["form"] != "choice":
        return tk._("This question has no answer yet. Write one.")
    if any(choice["value"] == UNKNOWN for choice in question["choices"]):
        return tk._("Nothing is chosen. Choose an answer, or say that you do not know.")
    return tk._("Nothing is chosen. Choose an answer.")


def _row(question: Record, decision: Record) -> dict[str, Any]:
    name = question["id"]
    errors = decision["evaluation"]["errors"]
    return {
        "id": name,
        "question": tk.h.ogip_in_language(question["text"]),
        "lines": _answer(question, decision["answers"].get(name)),
        "evidence": decision["evidence"].get(name),
        "problems": [tk.h.ogip_in_language(e["message"]) for e in errors if e["field"] == name],
    }


def _answer(question: Record, answer: Any) -> list[str]:
    labels = {each["value"]: each["label"] for each in question["choices"]}
    if labels:
        codes = answer if isinstance(answer, list) else [answer] if answer else []
        return [tk.h.ogip_in_language(labels[code]) for code in codes if code in labels]
    if isinstance(answer, Mapping):
        return [answer[lang] for lang in ("en", "fr") if answer.get(lang)]
    return lines(answer, {"input_type": "date"} if question["form"] == "date" else {})
