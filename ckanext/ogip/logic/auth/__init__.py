"""Who may call each action: an auth function of the action's name, one noun a module."""

from . import check, inventory, item, publication

MODULES = (check, inventory, item, publication)
