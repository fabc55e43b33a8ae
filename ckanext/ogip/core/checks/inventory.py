"""Checks that a record is in the inventory (OG-401) and its entry is complete (OG-402).

Facts about an asset: `inventory_items`, the entries tied to it (keys: see `inventory.entry`), and
`ref_number_holder`, `{dataset_id, title}` of another asset whose entry has this reference number
(null or empty where there is none).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..inventory.entry import Entry, entries_of, entry_of
from ..record import Record
from ..results import CouldNotCheck, NotApplicable, NotYetDue, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Kind, Subject
from ..text import LANGUAGES, Text

# Fields of an entry and the form fields whose labels people know them by.
_WORDED_BY_ITEM = {"title": "title_translated", "description": "notes_translated"}
_WORDED_BY_BOTH = {"program": "program", "scope": "scope"}
_PLAIN_BOTH = ("ref_number", "volume", "complexity", "business_owner")
_PLAIN_ITEM = ("language", "size")  # an asset has these for each of its files


@check(
    "OG-401",
    "entries_unknown",
    "organization_missing",
    "made_on_publication",
    "number_taken",
    "several",
    "other_organization",
)
def record_has_one_entry(subject: Subject, settings: Settings) -> Iterator[Result]:
    """The record is tied to one entry, which is of its own organization, or will be made."""
    entries = entries_of(subject)
    holder = subject.facts.record("ref_number_holder")
    if entries is None:
        yield CouldNotCheck("entries_unknown")
    elif not subject.text("owner_org"):
        yield NotApplicable("organization_missing")
    elif holder and holder.has("dataset_id"):
        yield Problem("number_taken", "ref_number", params=_held(subject, holder))
    elif not entries:
        yield NotYetDue("made_on_publication")
    elif len(entries) > 1:
        yield Problem("several", params={"numbers": [_number(entry) for entry in entries]})
    elif not entries[0].belongs_to(subject.text("owner_org")):
        yield Problem("other_organization", "owner_org", params={"number": _number(entries[0])})


def _held(subject: Subject, holder: Record) -> dict[str, object]:
    title = holder.text("title") or holder.text("dataset_id")
    titles = holder.bilingual("title").filled(Text(title, title))
    return {"number": subject.text("ref_number"), "title": titles.as_dict()}


def _number(entry: Entry) -> str:
    return entry.text("ref_number") or entry.text("id")


@check("OG-402", "entries_unknown", "no_entry", "missing", "missing_en", "missing_fr", "unanswered")
def entry_is_complete(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Everything that the inventory must say is there; an asset's own texts are OG-221's.

    What describes an asset is read from the asset, as the inventory itself shows it.
    """
    entry = entry_of(subject)
    if not isinstance(entry, Entry):
        yield entry
        return
    is_item = subject.kind is Kind.INVENTORY_ITEM
    yield from _texts(subject, _WORDED_BY_BOTH | (_WORDED_BY_ITEM if is_item else {}))
    for name in _PLAIN_BOTH + (_PLAIN_ITEM if is_item else ()):
        if not subject.has(name):
            yield Problem("missing", name, params={"field": name})
    if not entry.has("eligible_for_release"):
        # The question is asked about the entry: the form of an asset has no such field.
        yield Problem("unanswered", "eligible_for_release" if is_item else None)


def _texts(described: Record, labels: dict[str, str]) -> Iterator[Problem]:
    for name, label in labels.items():
        texts = described.bilingual(name)
        for lang in LANGUAGES:
            if not texts.get(lang):
                yield Problem(f"missing_{lang}", f"{name}-{lang}", params={"field": label})
