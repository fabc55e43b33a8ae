"""What a policy says about service standards: working days per stage, and days off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..text import Text

# The stages that have a clock, in the order in which a record meets them.
STAGES: Mapping[str, Text] = {
    "triage": Text("Triage", "Tri"),
    "consult": Text("Consultation", "Consultation"),
    "endorse": Text("Endorsement", "Appui"),
    "recommend": Text("Recommendation", "Recommandation"),
    "approve": Text("Approval", "Autorisation"),
    "data_refresh": Text("Fast track", "Voie rapide"),
    "waiver": Text("Waiver", "Dérogation"),
    "inquiry": Text("Answer to an inquiry", "Réponse à une demande"),
    "suggestion": Text("Status of a suggestion", "État d'une suggestion"),
}
# A day that moves with Easter and that no list of statutory holidays has, though offices close.
EASTER_MONDAY = "easter_monday"


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """On which days an office is closed besides Saturdays and Sundays.

    `country` and `subdivision` are ISO 3166 codes ("" for the whole country), `category` one of
    those of the library `holidays`: `government` are the days off of federal employees, `public`
    those of everybody. `also` are further days, `EASTER_MONDAY` among them.
    """

    country: str = "CA"
    subdivision: str = ""
    category: str = "public"
    also: tuple[date | str, ...] = ()


@dataclass(frozen=True, slots=True)
class StandardSettings:
    """The standard of each stage in working days; a stage that is not named has none."""

    days: Mapping[str, int] = field(default_factory=dict[str, int])
    calendar: OfficeCalendar = field(default_factory=OfficeCalendar)
