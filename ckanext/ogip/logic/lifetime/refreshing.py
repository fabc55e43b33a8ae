"""Computing anew where records stand, page by page; each page is a transaction of its own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ckan import model

from ...gate.bulk import judge_rows
from ...gate.judge import today
from ...store.assessment import verdicts
from ...store.assets import AssetRow, rows_of, rows_with_ids, stretches
from ...store.lifetime.rows import outdated

PAGE = 500


def refresh(*, everything: bool) -> int:
    """Compute the rows that are no longer true, or all; return how many. Commits each page.

    The verdict on a record is spoken anew with it: both are kept by one statement.
    """
    computed = 0
    for rows in _all_pages() if everything else _outdated_pages():
        judged = judge_rows(rows, today(), datetime.datetime.now(datetime.UTC))
        verdicts.save_page([each.verdict for each in judged])
        model.Session.commit()
        computed += len(judged)
    return computed


def _all_pages() -> Iterator[list[AssetRow]]:
    for stretch in stretches(None, PAGE):
        yield rows_of(stretch)


def _outdated_pages() -> Iterator[list[AssetRow]]:
    after = ""
    while ids := outdated(today(), PAGE, after):
        after = ids[-1]
        yield rows_with_ids(ids)
