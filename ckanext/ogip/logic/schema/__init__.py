"""What each action accepts: a schema function of the action's name, one noun a module."""

from . import assessment, check, inventory, item, publication, rule

MODULES = (assessment, check, inventory, item, publication, rule)
