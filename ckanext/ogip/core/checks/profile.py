"""Checks that the mandatory fields of the metadata profile are filled (OG-301)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..findings import Severity
from ..results import Problem
from ..rule import check
from ..settings import Settings
from ..subject import Subject

# Licence, restrictions and both-language texts are mandatory too; OG-102, OG-103 and OG-221 say so.
_FIELDS = (
    "collection",
    "owner_org",
    "maintainer_email",
    "subject",
    "jurisdiction",
    "frequency",
    "date_published",
)
_RESOURCE_FIELDS = ("resource_type", "format", "language")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
_TWO_NAMES = re.compile(r"([^\W\d_]{2,})[._]([^\W\d_]{2,})\d*")


@check(
    "OG-301",
    *(f"{name}_missing" for name in (*_FIELDS, *_RESOURCE_FIELDS)),
    "email_not_an_address",
    "email_of_a_person",
)
def profile_is_complete(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """Every mandatory field of the record and of its resources is filled."""
    mandatory = settings.codes("fields")
    for name in _FIELDS:
        if name in mandatory and not subject.has(name):
            yield Problem(f"{name}_missing", name)
    yield from _email(subject.text("maintainer_email"), settings)
    for resource in subject.resources:
        for name in _RESOURCE_FIELDS:
            if not resource.has(name):
                yield Problem(f"{name}_missing", name, resource)


def _email(address: str, settings: Settings) -> Iterator[Problem]:
    params = {"email": address}
    if address and not _EMAIL.fullmatch(address):
        yield Problem("email_not_an_address", "maintainer_email", params=params)
    elif _is_of_a_person(address, settings.codes("mailbox_words")):
        yield Problem(
            "email_of_a_person", "maintainer_email", params=params, severity=Severity.WARN
        )


def _is_of_a_person(address: str, mailbox_words: tuple[str, ...]) -> bool:
    """Guess from `first.last@`; a word that mailboxes of teams use tells otherwise."""
    local = address.partition("@")[0].casefold()
    return bool(_TWO_NAMES.fullmatch(local)) and not any(word in local for word in mailbox_words)
