"""The pages; each module exports its blueprint."""

from .bulk import ogip_bulk
from .dataset.data_change import ogip_data_change
from .dataset.override import ogip_override
from .dataset.refusals import ogip_refusals
from .dataset.tab import ogip_dataset
from .dataset.withdrawal import ogip_withdrawal
from .eligibility.pages import ogip_eligibility
from .inventory.imports import ogip_import
from .inventory.pages import ogip_inventory
from .inventory.publication import ogip_inventory_publication
from .priority.pages import ogip_priority
from .public_inventory.pages import ogip_public_inventory
from .release_plan.pages import ogip_release_plan
from .revision.list import ogip_revisions
from .revision.pages import ogip_revision
from .revision.waiting import ogip_waiting
from .rules.pages import ogip_rules

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
