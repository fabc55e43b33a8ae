"""The starting points of the attempts: a method for each, named as in the table."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from ckan.plugins import toolkit as tk

from ckanext.ogip.testing.records import compliant_dataset
from tests.ckan.override.decision import DECISION
from tests.ckan.withdrawal.conftest import WHY

from .attempts_api import gappy

Record = dict[str, Any]


@dataclass(frozen=True)
class Starts:
    """Makes a starting point; returns the record, or the organization for a new one."""

    api: Any
    editor: Record
    sysadmin: Record
    organization: Record

    def nothing(self) -> Record:
        return self.organization

    def draft(self) -> Record:
        return self._act.package_create(**gappy(self.organization))

    def deleted(self) -> Record:
        dataset = self.draft()
        self._act.package_delete(id=dataset["id"])
        return dataset

    def private(self) -> Record:
        dataset = self._act.package_create(**gappy(self.organization, private=True))
        return self._act.package_patch(id=dataset["id"], state="active")

    def private_file(self) -> Record:
        record = self._complete() | {"private": True}
        record["resources"][0]["name_translated"] = {"en": "Only English"}
        dataset = self._act.package_create(**record)
        return self._act.package_patch(id=dataset["id"], state="active")

    def other_type(self) -> Record:
        context = {"ignore_auth": True, "user": self.editor["name"], "schema": {}}
        fields = {"name": "odd-one", "type": "leaflet", "owner_org": self.organization["id"]}
        return tk.get_action("package_create")(context, fields)

    def public(self) -> Record:
        return self._published(self._act.package_create(**self._complete()))

    def public_file(self) -> Record:
        content = io.BytesIO(b"column\nfirst\n")
        content.name = "inspections.csv"
        dataset = self._act.package_create(**self._complete())
        file = {"id": dataset["resources"][0]["id"]}
        self.api(self.editor).call_action("resource_patch", file, files={"upload": content})
        return self._published(dataset)

    def public_table(self) -> Record:
        dataset = self._act.package_create(**self._complete())
        table = {"resource_id": dataset["resources"][0]["id"], "force": True}
        self._act.datastore_create(records=[{"harbour": "Halifax"}], **table)
        return self._published(dataset)

    def overridden(self) -> Record:
        dataset = self.draft()
        self.api(self.sysadmin).action.ogip_publish(id=dataset["id"], override=DECISION)
        return self._act.package_show(id=dataset["id"])

    def withdrawn(self) -> Record:
        dataset = self.public()
        asked = {"reason": "published_in_error", "explanation": WHY}
        self.api(self.sysadmin).action.ogip_withdraw(id=dataset["id"], **asked)
        return self._act.package_show(id=dataset["id"])

    @property
    def _act(self) -> Any:
        return self.api(self.editor).action

    def _complete(self) -> Record:
        return compliant_dataset(owner_org=self.organization["id"])

    def _published(self, dataset: Record) -> Record:
        self._act.ogip_publish(id=dataset["id"])
        return self._act.package_show(id=dataset["id"])
