"""Checks on what people may do with the record: licence (OG-102) and restrictions (OG-103)."""

from __future__ import annotations

from collections.abc import Iterator

from ..results import Problem
from ..rule import check
from ..settings import Settings
from ..subject import Subject


@check("OG-102", "missing", "not_open")
def licence_is_open(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """The licence is one of the open licences of the policy."""
    licence = subject.text("license_id")
    if not licence:
        yield Problem("missing", "license_id")
    elif licence not in settings.licences:
        yield Problem("not_open", "license_id", params={"licence": licence})


@check("OG-103", "missing", "restricted", "access_not_open")
def access_is_unrestricted(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """No restriction remains; an access level, where one is set, is open or about to be."""
    restrictions = subject.text("restrictions")
    if not restrictions:
        yield Problem("missing", "restrictions")
    elif restrictions != "unrestricted":
        yield Problem("restricted", "restrictions", params={"restrictions": restrictions})
    level = subject.text("access_level")
    if level and level not in settings.codes("open_levels"):
        yield Problem("access_not_open", "access_level", params={"level": level})
