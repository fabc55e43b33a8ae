"""Handing over to assets what a file says otherwise: each by itself, as its editor would."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.inventory.asset import changes_of_asset
from ...core.inventory.report import Difference

log = logging.getLogger(__name__)


def apply_differences(differences: Iterable[Difference], context: Context) -> list[dict[str, Any]]:
    """Change the assets and return `{ref_number, fields, applied, errors}` of each.

    Every change goes through CKAN's `package_patch` and commits: rights, rules and revisions hold
    as for any other, and the refusal of one asset leaves the others.
    """
    stated: defaultdict[tuple[str, str], dict[str, str | None]] = defaultdict(dict)
    for difference in differences:
        # What was decided is no fact of an asset.
        if difference.dataset_id:
            stated[difference.dataset_id, difference.ref_number][difference.field] = (
                difference.item_value
            )
    return [
        _told(ref_number, values, _refusal(dataset_id, values, context))
        for (dataset_id, ref_number), values in stated.items()
    ]


def _told(ref_number: str, values: Mapping[str, Any], errors: list[str]) -> dict[str, Any]:
    told = {"ref_number": ref_number, "fields": sorted(values), "applied": not errors}
    return {**told, "errors": errors}


def _refusal(dataset_id: str, values: Mapping[str, str | None], context: Context) -> list[str]:
    """Change one asset; return why it was refused, nothing where it was not."""
    try:
        _change(dataset_id, values, context)
    except tk.ValidationError as error:
        model.Session.rollback()
        return [f"{name}: {message}" for name, message in error.error_summary.items()]
    except tk.NotAuthorized:
        model.Session.rollback()
        return [tk._("You may not edit this record.")]
    except Exception:
        # One asset that cannot be written must not keep the others, or the report, away.
        model.Session.rollback()
        log.exception("Asset %s did not take what an import says", dataset_id)
        return [tk._("The portal could not save this record. Try again, or edit it by hand.")]
    return []


def _change(dataset_id: str, values: Mapping[str, str | None], context: Context) -> None:
    named = {"id": dataset_id}
    tk.check_access("package_update", _anew(context), named)
    record = tk.get_action("package_show")(_anew(context), named)
    changes = changes_of_asset(values, record)
    tk.get_action("package_patch")(_anew(context), {**changes, **named})


def _anew(context: Context) -> Context:
    return tk.fresh_context(context, defer_commit=False)
