"""Every action of the plugin, one noun a module; each module's `__all__` is public API."""

from . import (
    assessment,
    check,
    form_page,
    inventory,
    item,
    item_promote,
    package,
    publication,
    rule,
)

MODULES = (assessment, check, form_page, inventory, item, item_promote, package, publication, rule)
