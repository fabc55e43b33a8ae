"""The form of the statements: what is stored, what was sent, and what of it was changed."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import ckan.plugins.toolkit as tk
from werkzeug.datastructures import MultiDict

Record = Mapping[str, Any]

_YES, _NO = "yes", "no"
_VALUES = {_YES: True, _NO: False}


class Entered(NamedTuple):
    """One statement in the form: `yes`, `no` or nothing, and what the answer rests on."""

    choice: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the form, and `read`: what stood there when the page was made.

    Only what differs is changed, so that answers that somebody else gave meanwhile stay.
    """

    entered: Mapping[str, Entered]
    read: str

    @classmethod
    def stored(cls, shown: Record) -> Form:
        """Return the form of a priority as the action shows it."""
        entered = {
            each["statement"]: _of_answer(each["answer"])
            for each in _contributions(shown)
            if each["answer"]
        }
        return cls(entered, json.dumps(entered))

    @classmethod
    def sent(cls, form: MultiDict[str, str]) -> Form:
        """Read the form that a browser sends; the name of a field is that of its statement."""
        names = [name[len("answer-") :] for name in form if name.startswith("answer-")]
        entered = {
            name: Entered(form[f"answer-{name}"], _one_line_ends(form.get(f"evidence-{name}", "")))
            for name in names
        }
        return cls(entered, form.get("read", ""))

    def of(self, statement: str) -> Entered:
        """Return what stands at a statement."""
        return self.entered.get(statement, Entered())


def changed(form: Form, shown: Record) -> dict[str, Any]:
    """Return the answers that differ from those that were read, as the action takes them."""
    read = _read(form, shown)
    return {
        name: {"value": _VALUES.get(entered.choice), "evidence": entered.evidence}
        for name, entered in form.entered.items()
        if entered != read.get(name, Entered())
    }


def half_answers(answers: Record) -> dict[str, list[str]]:
    """Say, by statement, what has a note but no answer: the note would be lost."""
    message = tk._("This has a note but no answer. Choose yes or no, or take the note out.")
    return {
        name: [message]
        for name, each in answers.items()
        if each["value"] is None and each["evidence"]
    }


def statement_of(field: str) -> str:
    """Return the statement that `answers.<statement>.<part>` is about, any other field as it is."""
    parts = field.split(".")
    return parts[1] if parts[0] == "answers" and len(parts) > 1 else field


def dimensions(shown: Record, form: Form | None) -> list[dict[str, Any]]:
    """Return the dimensions with their share and statements, each with what stands in the form."""
    now = form or Form.stored(shown)
    given = {each["statement"]: each for each in _contributions(shown)}
    shares = {each["dimension"]: each for each in shown["priority"]["dimensions"]}
    return [
        {
            **dimension,
            "score": shares[dimension["id"]],
            "statements": [
                {**given[each["id"]], **each, "entered": now.of(each["id"])}
                for each in dimension["statements"]
            ],
        }
        for dimension in shown["toolkit"]["dimensions"]
        if dimension["id"] in shares
    ]


def _contributions(shown: Record) -> list[dict[str, Any]]:
    return shown["priority"]["contributions"] if shown["priority"] else []


def _of_answer(answer: Record) -> Entered:
    return Entered(_YES if answer["value"] else _NO, _one_line_ends(answer["evidence"] or ""))


def _read(form: Form, shown: Record) -> Mapping[str, Entered]:
    """Return what stood in the form; what is stored where the form does not say it."""
    with contextlib.suppress(ValueError, RecursionError, AttributeError, TypeError):
        return {name: Entered(*said) for name, said in json.loads(form.read).items()}
    return Form.stored(shown).entered


def _one_line_ends(text: str) -> str:
    """Return a text as it was stored: browsers send line ends of their own, and strip some."""
    return text.replace("\r\n", "\n").strip()
