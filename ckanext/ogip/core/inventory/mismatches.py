"""How an inventory and the portal can disagree, in the order in which lists show it."""

from __future__ import annotations

NO_ITEM = "no_item"
"""A record is public and no item of its organization is tied to it."""
NOT_PUBLIC = "not_public"
"""An item says that it was released, and no public record is tied to it."""
DATE_DIFFERS = "date_differs"
"""The item of a public record has no day of release, another one, or one that is ahead."""
ADDRESS_DIFFERS = "address_differs"
"""The item of a public record lacks its address in a language, or names another page."""

KINDS = (NO_ITEM, NOT_PUBLIC, DATE_DIFFERS, ADDRESS_DIFFERS)
# What was public once and need not be any more.
GONE = ("withdrawn", "transferred")
