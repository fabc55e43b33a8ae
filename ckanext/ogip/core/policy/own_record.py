"""Reading what the record that publishes an inventory says of its licence and its government."""

from __future__ import annotations

from collections.abc import Callable

from ..strict_yaml import Section
from .codes import code_reader
from .pack import OwnRecord
from .rules import section_within


def read_own_record(section: Section, base: OwnRecord) -> OwnRecord:
    """Read the key of a policy, or of an organization in it; what is not given is as in `base`."""
    given = section_within(section, "inventory_record")
    read = OwnRecord(
        given.optional("license_id", _one_of("licence"), base.license_id),
        given.optional("jurisdiction", _one_of("jurisdiction"), base.jurisdiction),
    )
    given.close()
    return read


def _one_of(vocabulary: str) -> Callable[[object], str]:
    read = code_reader(vocabulary)
    return lambda value: read([value])[0]
