"""What the inventory says about one thing: an item under judgement, or the entry of an asset.

Keys, as `ogip_item_show` names them; what an item shares with its asset was read from the asset:
`id`, `organization` (its id, or `{id, name}`), `ref_number`, `dataset_id`, `state`, `created`;
described: `title`, `description`, `program`, `scope` (each `{en, fr}`), `language`, `size`,
`volume`, `complexity`, `business_owner`, `planned_release_date`, `mandatory_basis`;
decided: `eligible_for_release` (`Y`, `N` or null), `date_released`, `last_reviewed`, `state_since`
(the day the item got its state).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from ..record import Record
from ..results import CouldNotCheck, NotApplicable
from ..subject import Kind, Subject
from ..values import read_mapping, read_mappings, read_text
from .states import RELEASED, STATES

TRANSFERRED = "transferred"
_AFTER_RELEASE = frozenset(STATES[STATES.index(RELEASED) :])


class Entry(Record):
    """One entry of an inventory, with or without an asset."""

    __slots__ = ()

    @property
    def state(self) -> str:
        """Return the state of the entry (see `inventory.states`)."""
        return self.text("state")

    @property
    def is_eligible(self) -> bool:
        """Tell whether somebody answered that the thing may be released."""
        answer = self.value("eligible_for_release")
        return answer is True or read_text(answer).upper() == "Y"

    @property
    def is_released(self) -> bool:
        """Tell whether the thing was released, wherever that was."""
        return self.has("date_released") or self.state in _AFTER_RELEASE

    def belongs_to(self, organization: str) -> bool:
        """Tell whether this is an entry of an organization, given by id or name, never blank."""
        owner = self.value("organization")
        known = read_mapping(owner)
        names = {read_text(owner), read_text(known.get("id")), read_text(known.get("name"))}
        return organization in names


def entries_of(asset: Subject) -> Sequence[Entry] | None:
    """Return the entries tied to an asset; None where nobody has looked."""
    gathered = asset.facts.get("inventory_items")
    if not isinstance(gathered, list | tuple):
        return None
    return tuple(Entry(entry) for entry in read_mappings(cast("object", gathered)))


def entry_of(subject: Subject) -> Entry | CouldNotCheck | NotApplicable:
    """Return the item under judgement, or the only entry of an asset; else say why there is none.

    The reasons are the messages `entries_unknown` and `no_entry`, which the rule must have. That an
    asset has no entry, or several, is OG-401's to report.
    """
    if subject.kind is Kind.INVENTORY_ITEM:
        return Entry(subject.data)
    entries = entries_of(subject)
    if entries is None:
        return CouldNotCheck("entries_unknown")
    return entries[0] if len(entries) == 1 else NotApplicable("no_entry")
