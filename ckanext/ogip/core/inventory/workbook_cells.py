"""What a cell of a workbook holds, as a CSV file would hold it."""

from __future__ import annotations

from datetime import date, datetime, time

from .neutral import restored

_WHOLE = 1e15  # from here on a spreadsheet no longer knows every whole number


def text_of(raw: object) -> str:
    """Return a cell as text: dates as ISO 8601, whole numbers without a decimal point."""
    if isinstance(raw, str):
        return restored(raw)
    if isinstance(raw, bool):
        return "Y" if raw else "N"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < _WHOLE else repr(raw)
    if isinstance(raw, datetime):
        midnight = raw.time() == time.min
        return raw.date().isoformat() if midnight else raw.isoformat(sep=" ", timespec="minutes")
    if isinstance(raw, date):
        return raw.isoformat()
    return str(raw)
