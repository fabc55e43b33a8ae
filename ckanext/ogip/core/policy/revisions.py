"""Reading what a policy says about material changes of public records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..strict_yaml import BadValueError, Section, read_flag


class MaterialChanges(StrEnum):
    """When the public sees a material change of a public record."""

    VISIBLE_AT_ONCE = "visible_at_once"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Revisions:
    """What happens to material changes of public records.

    `data_refresh`: where changes are held, new data in a resource that stays the same are not.
    `by_another`: whoever changed a revision last does not approve it.
    """

    material_changes: MaterialChanges = MaterialChanges.VISIBLE_AT_ONCE
    data_refresh: bool = True
    by_another: bool = False


def read_revisions(section: Section, base: Revisions) -> Revisions:
    """Read the keys of a policy, or of an organization in it; those not given are as in `base`."""
    return Revisions(
        section.optional("material_changes", _read_mode, base.material_changes),
        section.optional("data_refresh", read_flag, base.data_refresh),
        section.optional("revision_by_another", read_flag, base.by_another),
    )


def _read_mode(value: object) -> MaterialChanges:
    try:
        return MaterialChanges(value)
    except ValueError:
        modes = ", ".join(MaterialChanges)
        raise BadValueError(f"must be one of {modes}, not {value!r}") from None
