"""The pages; each module exports its blueprint."""

from .data_change import ogip_data_change
from .dataset import ogip_dataset
from .inventory import ogip_inventory
from .inventory_import import ogip_import
from .refusals import ogip_refusals
from .rules import ogip_rules
from .withdrawal import ogip_withdrawal

__all__ = [
    "ogip_data_change",
    "ogip_dataset",
    "ogip_import",
    "ogip_inventory",
    "ogip_refusals",
    "ogip_rules",
    "ogip_withdrawal",
]
