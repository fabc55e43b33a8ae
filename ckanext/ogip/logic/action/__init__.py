"""Every action of the plugin, one noun a module; each module's `__all__` is public API."""

from types import ModuleType

from ckan.plugins import plugin_loaded

from . import (
    assessment,
    check,
    data_change,
    datastore,
    eligibility,
    event,
    form_page,
    inventory,
    inventory_edition,
    inventory_entry,
    inventory_file,
    inventory_mismatch,
    item,
    item_bulk,
    item_clone,
    item_link,
    item_nominate,
    item_promote,
    package,
    package_bulk,
    package_move,
    priority,
    publication,
    release_plan,
    release_plan_file,
    release_target,
    resource,
    revision,
    revision_decision,
    rule,
    signal,
    withdrawal,
)

MODULES = (
    assessment,
    check,
    data_change,
    datastore,
    eligibility,
    event,
    form_page,
    inventory,
    inventory_edition,
    inventory_entry,
    inventory_file,
    inventory_mismatch,
    item,
    item_bulk,
    item_clone,
    item_link,
    item_nominate,
    item_promote,
    package,
    package_bulk,
    package_move,
    priority,
    publication,
    release_plan,
    release_plan_file,
    release_target,
    resource,
    revision,
    revision_decision,
    rule,
    signal,
    withdrawal,
)


def in_use() -> tuple[ModuleType, ...]:
    """Return the modules whose actions this portal has: CKAN chains only to what is there."""
    return tuple(each for each in MODULES if each is not datastore or plugin_loaded("datastore"))
