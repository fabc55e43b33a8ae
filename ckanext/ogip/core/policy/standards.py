"""Reading what a policy says about service standards; every key it does not give stays."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import cast

from ..settings import read_integer
from ..standards.settings import EASTER_MONDAY, STAGES, OfficeCalendar, StandardSettings
from ..standards.working_days import closed_days
from ..strict_yaml import BadValueError, Section, read_string
from .rules import section_within

# Any year: only whether there is a list at all is asked.
_SAMPLE = 2026
# Two years: what takes longer is no service.
_LONGEST = 500


def read_standards(root: Section, base: StandardSettings) -> StandardSettings:
    """Read `service_standards` of a policy or of one organization."""
    section = section_within(root, "service_standards")
    below = section_within(section, "days")
    days = dict(base.days)
    for stage in below.data:
        if stage not in STAGES:
            below.taken.add(stage)
            below.mistake(f"is no stage with a clock; there are: {', '.join(STAGES)}", stage)
        else:
            days[stage] = below.required(stage, _read_standard, days.get(stage, 1))
    calendar = _read_calendar(section_within(section, "calendar"), base.calendar)
    section.close()
    return StandardSettings(days, calendar)


def _read_calendar(section: Section, base: OfficeCalendar) -> OfficeCalendar:
    calendar = OfficeCalendar(
        country=section.optional("country", read_string, base.country),
        subdivision=section.optional("subdivision", _read_code, base.subdivision),
        category=section.optional("category", read_string, base.category),
        also=section.optional("also", _read_days, base.also),
    )
    section.close()
    try:
        closed_days(_SAMPLE, calendar)
    except (NotImplementedError, ValueError) as error:
        section.mistake(f"has no list of days off: {error}")
        return base
    return calendar


def _read_standard(value: object) -> int:
    number = read_integer(value)
    if not 1 <= number <= _LONGEST:
        raise BadValueError(f"must be from 1 to {_LONGEST} working days, not {number}")
    return number


def _read_code(value: object) -> str:
    """Read a code in capitals; a blank one stands for the whole country."""
    if not isinstance(value, str):
        raise BadValueError(f"must be a code in quotes, such as 'ON', not {value!r}")
    return value.strip()


def _read_days(value: object) -> tuple[date | str, ...]:
    if not isinstance(value, list):
        raise BadValueError(f"must be a list of days, or {EASTER_MONDAY}")
    return tuple(_read_day(entry) for entry in cast("Iterable[object]", value))


def _read_day(value: object) -> date | str:
    if value == EASTER_MONDAY:
        return EASTER_MONDAY
    if not isinstance(value, date) or isinstance(value, datetime):
        raise BadValueError(f"must hold days such as 2027-12-24, or {EASTER_MONDAY}: {value!r}")
    return value
