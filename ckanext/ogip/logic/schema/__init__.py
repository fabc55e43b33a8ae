"""What each action accepts: a schema function of the action's name, one noun a module."""

from . import assessment, check, data_change, event, inventory, item, publication, rule, withdrawal

MODULES = (assessment, check, data_change, event, inventory, item, publication, rule, withdrawal)
