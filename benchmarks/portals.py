"""The portals that are compared: what each of them loads, and the test slot it lives in."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


class NoPortalError(RuntimeError):
    """The services or the slot of a portal could not be brought up; `bin/test-env` said why."""


@dataclass(frozen=True, slots=True)
class Portal:
    """A CKAN to measure. `settings` replace those of test.ini; `slot` is its own (bin/test-env)."""

    name: str
    label: str
    slot: int
    settings: Mapping[str, str]


PLAIN = Portal(
    name="plain",
    label="plain CKAN 2.12 with scheming (its own dataset schema), activity and datastore",
    slot=8,
    settings={
        "ckan.plugins": "scheming_datasets activity datastore",
        "scheming.dataset_schemas": "ckanext.scheming:ckan_dataset.yaml",
        "scheming.organization_schemas": "",
        "scheming.presets": "ckanext.scheming:presets.json",
    },
)
OGIP = Portal(name="ogip", label="CKAN with ogip", slot=9, settings={})
# Not the baseline: it tells the cost of our fields and languages from the cost of the gate.
UNGATED = Portal(
    name="ungated",
    label="CKAN with ogip, the gate switched off for every type",
    slot=10,
    settings={"ckanext.ogip.exempt_types": "dataset info"},
)
PORTALS = (PLAIN, OGIP, UNGATED)


def environment(portal: Portal) -> dict[str, str]:
    """Bring up the slot of a portal and return the variables by which CKAN finds it.

    Raises NoPortalError.
    """
    done = subprocess.run(  # noqa: S603 - our own script, a number as its argument
        [ROOT / "bin" / "test-env", str(portal.slot)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise NoPortalError(f"test slot {portal.slot} of the portal '{portal.name}'")
    exports = (line.removeprefix("export ") for line in done.stdout.splitlines())
    return dict(export.split("=", 1) for export in exports)
