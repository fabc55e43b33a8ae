"""The pages; each module exports its blueprint."""

from .bulk import ogip_bulk
from .confirmation.pages import ogip_confirmation
from .dataset.data_change import ogip_data_change
from .dataset.override import ogip_override
from .dataset.refusals import ogip_refusals
from .dataset.tab import ogip_dataset
from .dataset.withdrawal import ogip_withdrawal
from .demand.signal_file import ogip_signal_file
from .demand.signals import ogip_signals
from .eligibility.pages import ogip_eligibility
from .inventory.bulk import ogip_inventory_bulk
from .inventory.imports import ogip_import
from .inventory.pages import ogip_inventory
from .inventory.publication import ogip_inventory_publication
from .item.form import ogip_item_form
from .item.history import ogip_item_history
from .item.life import ogip_item_life
from .item.mismatches import ogip_mismatches
from .item.nomination import ogip_nomination
from .lifetime.pages import ogip_lifetime
from .lifetime.record import ogip_lifetime_record
from .organization.pages import ogip_organization
from .priority.pages import ogip_priority
from .public_inventory.pages import ogip_public_inventory
from .release_plan.pages import ogip_release_plan
from .revision.list import ogip_revisions
from .revision.pages import ogip_revision
from .revision.waiting import ogip_waiting
from .rules.pages import ogip_rules

__all__ = [
    "ogip_bulk",
    "ogip_confirmation",
    "ogip_data_change",
    "ogip_dataset",
    "ogip_eligibility",
    "ogip_import",
    "ogip_inventory",
    "ogip_inventory_bulk",
    "ogip_inventory_publication",
    "ogip_item_form",
    "ogip_item_history",
    "ogip_item_life",
    "ogip_lifetime",
    "ogip_lifetime_record",
    "ogip_mismatches",
    "ogip_nomination",
    "ogip_organization",
    "ogip_override",
    "ogip_priority",
    "ogip_public_inventory",
    "ogip_refusals",
    "ogip_release_plan",
    "ogip_revision",
    "ogip_revisions",
    "ogip_rules",
    "ogip_signal_file",
    "ogip_signals",
    "ogip_waiting",
    "ogip_withdrawal",
]
