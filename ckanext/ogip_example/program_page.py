"""Checks on the way back to the program behind the data (TOWN-1)."""

from __future__ import annotations

from collections.abc import Iterator

from ckanext.ogip.core.results import Problem
from ckanext.ogip.core.rule import check
from ckanext.ogip.core.settings import Settings
from ckanext.ogip.core.subject import Subject
from ckanext.ogip.core.text import LANGUAGES


@check("TOWN-1", "missing", "plain_http")
def program_page_is_named(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """The record leads to the web page of its program, over HTTPS."""
    pages = subject.bilingual("program_page_url")
    if not pages.any:
        yield Problem("missing", "program_page_url-en")
    for lang in LANGUAGES:
        address = pages.get(lang)
        if address.lower().startswith("http:"):
            yield Problem("plain_http", f"program_page_url-{lang}", params={"address": address})
