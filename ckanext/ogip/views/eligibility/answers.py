"""One answer as its form sends it, and a stored one as its form shows it again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from ...core.text import LANGUAGES

_BOTH = "bilingual"


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the form: `chosen` codes, one `text` or day, `texts` by language."""

    chosen: list[str]
    text: str
    texts: dict[str, str]
    evidence: str

    @classmethod
    def from_form(cls, question: dict[str, Any], form: MultiDict[str, str]) -> Said:
        """Read the form of a question."""
        choice = question["form"] == "choice"
        return cls(
            chosen=form.getlist("answer") if choice else [],
            text="" if choice else form.get("answer", ""),
            texts={lang: form.get(f"answer-{lang}", "") for lang in LANGUAGES},
            evidence=form.get("evidence", ""),
        )


def as_said(answer: Any, evidence: str | None) -> Said:
    """Return a stored answer, None for none, as the form shows it."""
    texts = {lang: answer.get(lang, "") if isinstance(answer, dict) else "" for lang in LANGUAGES}
    text = answer if isinstance(answer, str) else ""
    chosen = answer if isinstance(answer, list) else [text]
    return Said(chosen, text, texts, evidence or "")


def blank(said: Said) -> bool:
    """Tell whether nothing was answered."""
    return not any(each.strip() for each in (*said.chosen, said.text, *said.texts.values()))


def given(question: dict[str, Any], said: Said) -> Any:
    """Return the answer as the action reads it."""
    if question["form"] == "choice":
        return said.chosen
    return said.texts if question["form"] == _BOTH else said.text
