"""The words of a policy: codes by their labels, stages, intervals. For `policy_diff` and lists."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ..calendar.frequency import Interval
from ..findings import Severity, Stage
from ..formatting import format_list, format_number
from ..labels import label_of
from ..signoffs.decisions import Requirement, parse_requirement
from ..text import LANGUAGES, Language, Text

STAGES: Mapping[Stage, Text] = {
    Stage.DRAFT: Text("draft", "ébauche"),
    Stage.PUBLISH: Text("publication", "publication"),
    Stage.INVENTORY_PUBLISH: Text("publication of the inventory", "publication du répertoire"),
    Stage.PLAN_PUBLISH: Text("publication of the plan", "publication du plan"),
    Stage.MAINTAIN: Text("upkeep", "tenue à jour"),
}
SEVERITIES: Mapping[Severity, Text] = {
    Severity.BLOCK: Text("refuses", "refuse"),
    Severity.WARN: Text("warns", "avertit"),
    Severity.INFO: Text("informs", "informe"),
}
SIGNOFFS = "signoffs"
_FIELDS = ("field", "resource_field")
_NO_LIMIT = Text("no limit", "sans limite")
_UNITS: Mapping[str, tuple[Text, Text]] = {
    "day": (Text("day", "jour"), Text("days", "jours")),
    "month": (Text("month", "mois"), Text("months", "mois")),
    "year": (Text("year", "an"), Text("years", "ans")),
}


def listed(codes: Collection[str], vocabulary: str = "") -> dict[str, str]:
    """Return codes as one enumeration per language, by their labels where they have any."""
    labels = [code_label(code, vocabulary) for code in codes]
    return {
        lang: format_list(sorted(label.get(lang) for label in labels), lang) for lang in LANGUAGES
    }


def code_label(code: str, vocabulary: str) -> Text:
    """Return the label of a code; one of no vocabulary is its own.

    The vocabulary `field` also has the fields of resources; `signoffs` stands for entries such as
    `legal:LEGAL|BO`.
    """
    if vocabulary == SIGNOFFS:
        return _signoff_label(parse_requirement(code))
    label = Text(code, code)
    for source in _FIELDS if vocabulary == "field" else (vocabulary,):
        if source and label.en == code:
            label = Text(*(label_of(source, code, lang) for lang in LANGUAGES))
    return label


def _signoff_label(asked: Requirement) -> Text:
    def label(lang: Language) -> str:
        roles = " / ".join(label_of("role", role, lang) for role in asked.roles)
        return f"{label_of('release_criterion', asked.criterion, lang)} ({roles})"

    return Text(*(label(lang) for lang in LANGUAGES))


def vocabulary_name(vocabulary: str) -> Text:
    """Return how the forms call what a vocabulary lists, its file name where no field has it."""
    names = {lang: label_of("field", vocabulary, lang) for lang in LANGUAGES}
    return Text(names["en"], names["fr"])


def value_in_words(value: int | Interval | None) -> Text:
    """Write a number, or an interval in years, months or days; None is no limit."""
    if value is None:
        return _NO_LIMIT
    if isinstance(value, int):
        return Text(*(format_number(value, lang) for lang in LANGUAGES))
    amount, unit = _amount(value)
    return Text(*(_counted(amount, unit, lang) for lang in LANGUAGES))


def _amount(interval: Interval) -> tuple[float, str]:
    if not interval.months:
        return float(interval.days), "day"
    return (
        (interval.months / 12, "year") if interval.months % 12 == 0 else (interval.months, "month")
    )


def _counted(amount: float, unit: str, lang: Language) -> str:
    """French keeps the singular below two, English at one only; parts have a decimal comma."""
    one, several = _UNITS[unit]
    singular = int(amount) <= 1 if lang == "fr" else amount == 1
    written = f"{amount:g}" if lang == "en" else f"{amount:g}".replace(".", ",")
    return f"{written}\u00a0{(one if singular else several).get(lang)}"
