"""Files and tables: uploads, and the DataStore."""

from __future__ import annotations

import io

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.ckan.gate.machine.steps import OURS, WHICH, Record, Steps
from tests.ckan.gate.machine.world import PEOPLE

SOMEBODY = st.sampled_from(PEOPLE)


class Loading(Steps):
    """Writing what stands behind a record."""

    @rule(
        name=SOMEBODY,
        which=WHICH,
        changed=st.sampled_from([{}, {}, {"format": "PDF"}, {"url": "x.csv"}]),
        rows=st.integers(1, 3),
    )
    def upload(self, name: str, which: int, changed: Record, rows: int) -> None:
        content = io.BytesIO(b"harbour\n" + b"Halifax\n" * rows)
        content.name = "inspections.csv"
        file = {"id": self.file_of(which), **changed}
        self.call(name, "resource_patch", file, files={"upload": content})

    @rule(name=OURS, which=WHICH, column=st.sampled_from(["harbour", "count"]))
    def make_table(self, name: str, which: int, column: str) -> None:
        table = {"resource_id": self.file_of(which), "records": [{column: "1"}], "force": True}
        self.call(name, "datastore_create", table)

    @rule(name=OURS, which=WHICH)
    def add_rows(self, name: str, which: int) -> None:
        rows = {"resource_id": self.file_of(which), "records": [{"harbour": "Lunenburg"}]}
        self.call(name, "datastore_upsert", {**rows, "method": "insert", "force": True})

    @rule(name=OURS, which=WHICH, what=st.sampled_from([{}, {"filters": {"harbour": "1"}}]))
    def delete_table_or_rows(self, name: str, which: int, what: Record) -> None:
        asked = {"resource_id": self.file_of(which), "force": True, **what}
        self.call(name, "datastore_delete", asked)

    @rule(name=OURS, which=WHICH)
    def table_of_a_new_file(self, name: str, which: int) -> None:
        table = {"resource": {"package_id": self.pick(which)}, "records": [{"harbour": "1"}]}
        self.call(name, "datastore_create", table)
