"""Typed getters for the settings of `config_declaration.yaml`.

The only module that reads `ckanext.ogip.*`; defaults live in the declaration, never here.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

import ckan.plugins.toolkit as tk
from ckan.exceptions import CkanConfigurationException

POLICY = "ckanext.ogip.policy"
MODE = "ckanext.ogip.mode"
EXEMPT_TYPES = "ckanext.ogip.exempt_types"
TIME_ZONE = "ckanext.ogip.time_zone"
QUEUE = "ckanext.ogip.queue"
MAX_IMPORT_ROWS = "ckanext.ogip.max_import_rows"
MAX_UPLOAD_MB = "ckanext.ogip.max_upload_mb"
PUBLIC_INVENTORY = "ckanext.ogip.public_inventory"
ENFORCE, REPORT_ONLY = MODES = ("enforce", "report_only")


def policy() -> str:
    """Return the name of a shipped policy pack, or the path of a policy file."""
    return tk.config[POLICY]


def report_only() -> bool:
    """Return whether the gate only says what it would refuse, and lets everything through.

    Raises CkanConfigurationException for a mode that does not exist.
    """
    mode = tk.config[MODE]
    if mode not in MODES:
        message = f"{MODE} = {mode}: must be one of {', '.join(MODES)}"
        raise CkanConfigurationException(message)
    return mode == REPORT_ONLY


def exempt_types() -> frozenset[str]:
    """Return the dataset types the publish gate leaves alone."""
    return frozenset(tk.config[EXEMPT_TYPES])


def time_zone() -> ZoneInfo:
    """Return the department's time zone, in which "today" is decided.

    Raises CkanConfigurationException for a name that no time zone has.
    """
    name = tk.config[TIME_ZONE]
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        message = f"{TIME_ZONE} = {name}: not an IANA time zone such as America/Toronto"
        raise CkanConfigurationException(message) from error


def queue() -> str:
    """Return the name of the queue of our background jobs."""
    return tk.config[QUEUE]


def public_inventory() -> bool:
    """Return whether everybody may read the inventories that were published."""
    return tk.config[PUBLIC_INVENTORY]


def max_import_rows() -> int:
    """Return how many rows one inventory file may hold."""
    return tk.config[MAX_IMPORT_ROWS]


def max_upload_mb() -> int:
    """Return how many mebibytes one uploaded inventory file may weigh."""
    return tk.config[MAX_UPLOAD_MB]


def require_positive_limits() -> None:
    """Raise CkanConfigurationException naming the first limit that lets nothing through."""
    for key in (MAX_IMPORT_ROWS, MAX_UPLOAD_MB):
        if tk.config[key] < 1:
            raise CkanConfigurationException(f"{key} = {tk.config[key]}: must be 1 or more")
