"""Read the value of one language: a text, a link, keywords. Pure: standard library only."""

from __future__ import annotations

import csv
import io
from urllib.parse import urlsplit

from .reading import Problem, UnreadableError

# The bounds of open.canada.ca, so that records move both ways.
KEYWORD_MIN, KEYWORD_MAX = 2, 140


def read_text(value: object) -> str:
    """Return the text, or "" when it is blank; line ends become those of Unix."""
    if not isinstance(value, str):
        raise UnreadableError(Problem.NOT_TEXT)
    refuse_forbidden_characters(value)
    return value.replace("\r\n", "\n") if value.strip() else ""


def read_link(value: object) -> str:
    """Return an http or https address with a host, or "" when it is blank."""
    link = read_text(value).strip()
    if link and not is_web_address(link):
        raise UnreadableError(Problem.NOT_A_LINK, value=link)
    return link


def read_keywords(value: object) -> list[str]:
    """Return the keywords of a list or a comma-separated text, each once, in the order given.

    In a text a keyword with a comma stands in double quotes, and a new line counts as a comma.
    """
    items = split_keywords(value) if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise UnreadableError(Problem.NOT_KEYWORDS)
    keywords = list(dict.fromkeys(item.strip() for item in items if item.strip()))
    for keyword in keywords:
        refuse_forbidden_characters(keyword)
    return keywords


def check_keyword_lengths(keywords: list[str]) -> None:
    """Refuse the first keyword that is too short or too long."""
    for keyword in keywords:
        if not KEYWORD_MIN <= len(keyword) <= KEYWORD_MAX:
            raise UnreadableError(
                Problem.KEYWORD_LENGTH, keyword=keyword, minimum=KEYWORD_MIN, maximum=KEYWORD_MAX
            )


def split_keywords(text: str) -> list[str]:
    """Split a text of a form into keywords; `join_keywords` is its inverse."""
    refuse_forbidden_characters(text)
    lines = io.StringIO(text.replace("\r\n", "\n"), newline="")
    try:
        return [item for row in csv.reader(lines, skipinitialspace=True) for item in row]
    except csv.Error as error:
        raise UnreadableError(Problem.NOT_KEYWORDS) from error


def join_keywords(keywords: list[str]) -> str:
    """Return keywords as one text for a form, those with a comma or quote in double quotes."""
    return ", ".join(_quoted(keyword) for keyword in keywords)


def is_web_address(link: str) -> bool:
    """Tell whether a text is an http or https address with a host and without blanks."""
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not any(c.isspace() for c in link)


def refuse_forbidden_characters(text: str) -> None:
    """Refuse what PostgreSQL cannot store as text: NUL and half of a surrogate pair."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnreadableError(Problem.FORBIDDEN_CHARACTER) from error
    if "\0" in text:
        raise UnreadableError(Problem.FORBIDDEN_CHARACTER)


def _quoted(keyword: str) -> str:
    if not any(character in keyword for character in ',"\n\r'):
        return keyword
    return '"' + keyword.replace('"', '""') + '"'
