"""What a call may change of a record; each a name and the fields that it sends."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from ckanext.ogip.testing.records import compliant_dataset, compliant_info

Record = dict[str, Any]
_GOOD = compliant_dataset()
_FILES = _GOOD["resources"]
_LONG = "A very long title which goes on and on and says the same thing again and again for long"

CHANGES: dict[str, Record] = {
    "state active": {"state": "active"},
    "not private": {"private": False},
    "open": {"state": "active", "private": False},
    "open in words": {"state": "active", "private": "False"},
    "private": {"private": True},
    "state draft": {"state": "draft"},
    "state deleted": {"state": "deleted"},
    "state pending": {"state": "pending"},
    "state banana": {"state": "banana"},
    "no licence": {"license_id": ""},
    "licence": {"license_id": _GOOD["license_id"]},
    "English only": {"notes_translated": {"en": "Only in English."}},
    "both languages": {"notes_translated": _GOOD["notes_translated"]},
    "long title": {"title_translated": {"en": _LONG, "fr": _LONG}},
    "short title": {"title_translated": _GOOD["title_translated"]},
    "purpose": {"purpose": {"en": "Plan trips.", "fr": "Planifier des sorties."}},
    "immaterial": {"steward": "records@department.example"},
    "no steward": {"steward": ""},
    "restricted": {"restrictions": "security", "access_level": "restricted"},
    "unrestricted": {"restrictions": "unrestricted", "access_level": "open"},
    "no files": {"resources": []},
    "all files": {"resources": _FILES},
    "one file": {"resources": _FILES[:1]},
    "approved by itself": {"ogip": {"state": "published", "approvals": ["all"]}},
    "approved by extras": {"extras": [{"key": "ogip_state", "value": "published"}]},
    "another number": {"ref_number": "OTHER-1"},
}
FILE_CHANGES: dict[str, Record] = {
    "English only": {"name_translated": {"en": "Only English"}},
    "both languages": {"name_translated": {"en": "Counts", "fr": "Comptages"}},
    "another link": {"url": "https://data.department.example/other.csv"},
    "as PDF": {"format": "PDF"},
    "as CSV": {"format": "CSV"},
    "nothing": {},
}
# Left out, a key means something else to CKAN: kept, cleared, or looked up.
LEFT_OUT = ("state", "private", "type", "owner_org", "id", "resources", "metadata_modified")


def changes() -> st.SearchStrategy[Record]:
    """Return what a payload changes: up to three things at once."""
    names = st.lists(st.sampled_from(list(CHANGES)), min_size=1, max_size=3, unique=True)
    return names.map(lambda chosen: {k: v for name in chosen for k, v in CHANGES[name].items()})


def file_changes() -> st.SearchStrategy[Record]:
    """Return what a payload changes of a file."""
    return st.sampled_from(list(FILE_CHANGES)).map(FILE_CHANGES.__getitem__)


def new_record(kind: str, number: int, owner: str) -> Record:
    """Return a record to create; `kind` is "complete", "with gaps", "information" or "leaflet"."""
    if kind == "leaflet":
        return {"type": "leaflet", "name": f"leaflet-{number}", "owner_org": owner}
    record = compliant_info(owner) if kind == "information" else compliant_dataset(owner)
    if kind == "with gaps":
        del record["license_id"]
    return record | {"name": f"record-{number}", "ref_number": f"R-{number}"}


KINDS = ("complete", "complete", "with gaps", "information", "leaflet")
