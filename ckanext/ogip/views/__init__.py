"""The pages; each module exports its blueprint."""

from .dataset import ogip_dataset
from .inventory import ogip_inventory
from .refusals import ogip_refusals

__all__ = ["ogip_dataset", "ogip_inventory", "ogip_refusals"]
