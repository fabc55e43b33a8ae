"""Text that a spreadsheet would take for a formula: made harmless in a file, and back again.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a return (after any number of apostrophes) gets
one apostrophe in front when it is written, and loses one when a file is read. Writing and reading
again therefore change nothing, and neither does a workbook that someone saved from our CSV.
"""

from __future__ import annotations

import re

# Also the full-width forms, which some spreadsheets read as the plain ones.
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_RESTORABLE = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


def neutralised(text: str) -> str:
    """Return a text that no spreadsheet runs.

    >>> neutralised("=1+1"), neutralised("'=1+1"), neutralised("it's"), neutralised("5")
    ("'=1+1", "''=1+1", "it's", '5')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def distinguished(text: str) -> str:
    """Return what a workbook holds as text: formulas are harmless there, apostrophes are doubled.

    >>> distinguished("=1+1"), distinguished("'=1+1")
    ('=1+1', "''=1+1")
    """
    return f"'{text}" if _RESTORABLE.match(text) else text


def restored(text: str) -> str:
    """Return what was written by `neutralised` or `distinguished`.

    >>> restored("'=1+1"), restored("''=1+1"), restored("=1+1"), restored("'tis")
    ('=1+1', "'=1+1", '=1+1', "'tis")
    """
    return text[1:] if _RESTORABLE.match(text) else text
