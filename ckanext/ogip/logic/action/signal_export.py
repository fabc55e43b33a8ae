"""Signals of demand as a file, which imports back unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import ckan.plugins.toolkit as tk
from ckan.types import Context

from ...core.inventory.csv_writer import write_csv
from ...core.signal_file import column_names
from ...store import signals
from ..demand.view import show_signals
from ..file_answer import file_answer
from ..item.access import find_item
from ..schema import signal_export as schema

__all__ = ["ogip_signal_export"]

_AT_ONCE = 1000


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_signal_export)
def ogip_signal_export(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Write the signals of an organization as CSV, newest first.

    :param organization: id or name
    :param item_id: only those about this item
    :param kind: only this kind
    :param source: only this source
    :returns: `{filename, media_type, encoding, content}`; the columns are those that
        `ogip_signal_import` reads. A caller inside CKAN may give an `output` file instead
    """
    tk.check_access("ogip_signal_export", context, data_dict)
    if data_dict.get("item_id"):
        find_item(context, {"id": data_dict["item_id"]})
    wanted = signals.SignalFilter(
        organizations=[data_dict["organization"]],
        **{name: data_dict.get(name) for name in ("item_id", "kind", "source")},
    )

    def write(stream: BinaryIO) -> None:
        write_csv(stream, column_names(), _rows(wanted))

    return file_answer("signals", "csv", data_dict.get("output"), write)


def _rows(wanted: signals.SignalFilter) -> Iterator[list[Any]]:
    before: int | None = None
    while page := signals.page_of_signals(wanted, _AT_ONCE, before):
        yield from ([each[name] for name in column_names()] for each in show_signals(page))
        before = page[-1].id
