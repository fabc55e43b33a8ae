"""What each action accepts: a schema function of the action's name, one noun a module."""

from . import check, inventory, item, publication

MODULES = (check, inventory, item, publication)
