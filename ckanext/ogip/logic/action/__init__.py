"""Every action of the plugin, one noun a module; each module's `__all__` is public API."""

from types import ModuleType

from ckan.plugins import plugin_loaded

from ..exports import modules_of

_CHAINED_TO_DATASTORE = f"{__name__}.datastore"


def in_use() -> list[ModuleType]:
    """Return the modules whose actions this portal has: CKAN chains only to what is there."""
    every = modules_of(__name__)
    if plugin_loaded("datastore"):
        return every
    return [each for each in every if each.__name__ != _CHAINED_TO_DATASTORE]
