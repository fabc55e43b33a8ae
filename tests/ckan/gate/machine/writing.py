"""Writing records and files by CKAN's actions."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from tests.ckan.gate.machine.changes import KINDS, LEFT_OUT, changes, file_changes, new_record
from tests.ckan.gate.machine.steps import ANYBODY, MOST_RECORDS, NO_SCHEMA, WHICH, Steps

Record = dict[str, Any]
STATES = st.sampled_from(
    [
        {},
        {"state": "draft"},
        {"state": "active", "private": False},
        {"state": "active", "private": True},
        {"state": "deleted"},
        {"state": "banana"},
    ]
)


class Writing(Steps):
    """Creating and changing."""

    @initialize()
    def one_public_and_one_draft(self) -> None:
        for kind in ("complete", "with gaps"):
            self.create("editor", kind, {}, "here")
        assert self.call("editor", "ogip_publish", {"id": self.pick(0)})

    @precondition(lambda self: len(self.ids) < MOST_RECORDS)
    @rule(
        name=ANYBODY,
        kind=st.sampled_from(KINDS),
        asked=STATES,
        owner=st.sampled_from(["here", "there"]),
    )
    def create(self, name: str, kind: str, asked: Record, owner: str) -> None:
        record = new_record(kind, len(self.ids), self.owner(owner))
        self.call(name, "package_create", {**record, **asked})

    @rule(name=ANYBODY, which=WHICH, changed=changes())
    def patch(self, name: str, which: int, changed: Record) -> None:
        self.call(name, "package_patch", {"id": self.pick(which), **changed})

    @rule(
        name=ANYBODY,
        which=WHICH,
        changed=changes(),
        left_out=st.sets(st.sampled_from(LEFT_OUT), max_size=3),
    )
    def update(self, name: str, which: int, changed: Record, left_out: set[str]) -> None:
        payload = {k: v for k, v in self.stored(which).items() if k not in left_out} | changed
        self.call(name, "package_update", payload)

    @rule(name=NO_SCHEMA, which=WHICH, changed=changes(), without=st.sampled_from(LEFT_OUT))
    def revise(self, name: str, which: int, changed: Record, without: str) -> None:
        asked = {"match": {"id": self.pick(which)}, "filter": [f"-{without}"], "update": changed}
        self.call(name, "package_revise", asked)

    @rule(name=NO_SCHEMA, which=WHICH, changed=file_changes())
    def add_file(self, name: str, which: int, changed: Record) -> None:
        link = {"url": "https://data.department.example/more.csv", "format": "CSV"}
        more = {"language": ["en", "fr"], "resource_type": "dataset"}
        file = {"package_id": self.pick(which), **link, **more, **changed}
        self.call(name, "resource_create", file)

    @rule(name=NO_SCHEMA, which=WHICH, changed=file_changes())
    def update_file(self, name: str, which: int, changed: Record) -> None:
        files = self.stored(which)["resources"] or [{"id": "no-such-file"}]
        self.call(name, "resource_update", {**files[0], **changed})

    @rule(name=NO_SCHEMA, which=WHICH, changed=file_changes())
    def patch_file(self, name: str, which: int, changed: Record) -> None:
        self.call(name, "resource_patch", {"id": self.file_of(which), **changed})

    @rule(name=NO_SCHEMA, which=WHICH)
    def delete_file(self, name: str, which: int) -> None:
        self.call(name, "resource_delete", {"id": self.file_of(which)})

    @rule(name=NO_SCHEMA, which=WHICH)
    def reorder_files(self, name: str, which: int) -> None:
        order = [file["id"] for file in reversed(self.stored(which)["resources"])]
        self.call(name, "package_resource_reorder", {"id": self.pick(which), "order": order})
