"""Who may call each action: an auth function of the action's name, one noun a module."""

from . import assessment, check, inventory, item, publication, rule

MODULES = (assessment, check, inventory, item, publication, rule)
