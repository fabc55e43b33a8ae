"""Every action of the plugin, one noun a module; each module's `__all__` is public API."""

from types import ModuleType

from ckan.plugins import plugin_loaded

from . import (
    assessment,
    check,
    data_change,
    datastore,
    event,
    form_page,
    inventory,
    item,
    item_promote,
    package,
    package_move,
    publication,
    rule,
    withdrawal,
)

MODULES = (
    assessment,
    check,
    data_change,
    datastore,
    event,
    form_page,
    inventory,
    item,
    item_promote,
    package,
    package_move,
    publication,
    rule,
    withdrawal,
)


def in_use() -> tuple[ModuleType, ...]:
    """Return the modules whose actions this portal has: CKAN chains only to what is there."""
    return tuple(each for each in MODULES if each is not datastore or plugin_loaded("datastore"))
