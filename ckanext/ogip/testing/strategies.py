"""Any record and any facts, for properties that must hold whatever people and programs send."""

from __future__ import annotations

from hypothesis import strategies as st

from . import records

_DATASET = records.compliant_dataset()
FIELDS = sorted(
    {*_DATASET, *records.compliant_info(), "date_expires", "portal_release_date", "id"} - {"type"}
)
RESOURCE_FIELDS = sorted({*_DATASET["resources"][0], "id", "upload", "size", "url_type", "hash"})
FACT_NAMES = (
    *("signoffs", "files", "inventory_items", "ref_number_holder", "eligibility", "priority"),
    *("waivers", "action", "demand", "plan", "transfer_review", "publisher", "data_refresh"),
)
_ODD_TEXTS = ["{", "[", "[1]", '{"en": 1}', "\x00", "time_limited", "P1Y", "2026-13-01"]
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.dates()
    | st.datetimes()
    | st.sampled_from(_ODD_TEXTS)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["en", "fr", "fr-t-en", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)
RESOURCES = st.lists(st.dictionaries(st.sampled_from(RESOURCE_FIELDS), VALUES) | VALUES, max_size=3)
RECORDS = st.fixed_dictionaries(
    {"type": st.sampled_from(["dataset", "info", "showcase", None, 5])},
    optional={**dict.fromkeys(FIELDS, VALUES), "resources": RESOURCES | VALUES},
)
FACTS = st.dictionaries(st.sampled_from(FACT_NAMES), VALUES | st.lists(VALUES, max_size=2))
