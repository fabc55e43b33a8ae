"""The pages; each module exports its blueprint."""

from .bulk import ogip_bulk
from .data_change import ogip_data_change
from .dataset import ogip_dataset
from .eligibility import ogip_eligibility
from .inventory import ogip_inventory
from .inventory_import import ogip_import
from .inventory_publication import ogip_inventory_publication
from .override import ogip_override
from .priority import ogip_priority
from .public_inventory import ogip_public_inventory
from .refusals import ogip_refusals
from .release_plan import ogip_release_plan
from .revision import ogip_revision
from .revisions import ogip_revisions
from .rules import ogip_rules
from .waiting import ogip_waiting
from .withdrawal import ogip_withdrawal

__all__ = [
    "ogip_bulk",
    "ogip_data_change",
    "ogip_dataset",
    "ogip_eligibility",
    "ogip_import",
    "ogip_inventory",
    "ogip_inventory_publication",
    "ogip_override",
    "ogip_priority",
    "ogip_public_inventory",
    "ogip_refusals",
    "ogip_release_plan",
    "ogip_revision",
    "ogip_revisions",
    "ogip_rules",
    "ogip_waiting",
    "ogip_withdrawal",
]
