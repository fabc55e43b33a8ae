"""Every action of the plugin, one noun a module; each module's `__all__` is public API."""

from . import check, form_page, inventory, item, item_promote, package, publication

MODULES = (check, form_page, inventory, item, item_promote, package, publication)
