"""What is late, what comes soon, and what nobody can tell: records by due date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.inventory.csv_writer import write_csv
from ...core.inventory.xlsx_writer import write_xlsx
from ...core.lifetime.freshness import Freshness, FreshnessEntry, line
from ...core.lifetime.sheet import SHEET, cells_of_freshness, header_of_freshness
from ...core.text import Language
from ...language import caller_language
from ...store.lifetime.rows import rows_by_due
from ..file_answer import file_answer
from ..item.view import organizations_by_id
from ..lifetime.listing import DueList, counts_of, due_list, entry_of, show_rows
from ..lifetime.refreshing import refresh
from ..paging import make_cursor
from ..schema import lifetime as schema

__all__ = ["ogip_lifetime_due_list", "ogip_lifetime_export", "ogip_lifetime_refresh"]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_lifetime_due_list)
def ogip_lifetime_due_list(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """List public records by the day their next update is due, the most overdue first.

    Those without a due date come last.

    :param organization: id or name; without it, the records of all organizations
    :param bucket: how late: `none`, `current`, `due_soon`, `late_1_7`, `late_8_30`, `late_31_90`,
        `late_91_365` or `late_over_365`
    :param late_more_than: a number of days: due dates that passed longer ago
    :param class: a lifetime class
    :param frequency: a code of the list of frequencies, such as `P3M`
    :param q: words of the titles or of the name
    :param unpublished: true adds drafts, for people of the organization
    :param public: true for what the public gets, which others than members get in any case
    :param facets: true adds `facets: {bucket|class|frequency: {code: number}}` and `summary`:
        `{all, computable, percent, late, buckets, headline{en, fr}}` of all, whatever the filters
    :param limit: 1 to 1000, 50 by default
    :param cursor: the `next_cursor` of the page before
    :returns: `{count, results, next_cursor, public}`; each result `{id, name, is_public,
        organization, title{en, fr}, class, frequency, last_data_date, next_update_due, days_late,
        bucket, review_date, expires, retention_until, delay_reason{en, fr}, status,
        last_decision}`, the last for people of the organization
    """
    tk.check_access("ogip_lifetime_due_list", context, data_dict)
    found = due_list(context, data_dict)
    limit = data_dict["limit"]
    rows = list(rows_by_due(found.wanted, limit + 1, data_dict.get("cursor")))
    shown = rows[:limit]
    counts = counts_of(found)
    answer: dict[str, Any] = {
        "count": counts.count,
        "results": show_rows(found, shown),
        "next_cursor": make_cursor(*shown[-1].key) if len(rows) > limit else None,
        "public": found.public,
    }
    if data_dict["facets"]:
        answer["facets"], answer["summary"] = counts.facets, _summary(counts.whole)
    return answer


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_lifetime_export)
def ogip_lifetime_export(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Return the report on freshness and lifetime (E-13), of exactly what the filters let through.

    :param format: `csv` (default), `xlsx` or `json`
    :param lang: `en` or `fr`, the language of headers and codes; the caller's by default
    :param output: for callers inside CKAN: a file open for writing bytes, which gets the content
    :returns: `{filename, media_type, encoding, content}` as `ogip_inventory_export`

    The filters are those of `ogip_lifetime_due_list`. JSON has codes, and texts in both languages.
    """
    tk.check_access("ogip_lifetime_export", context, data_dict)
    found = due_list(context, data_dict)
    lang: Language = data_dict.get("lang") or caller_language()
    format, entries = data_dict["format"], _entries(found)

    def write(stream: BinaryIO) -> None:
        if format == "json":
            lines = [line(entry, public=found.public) for entry in entries]
            stream.write(json.dumps(lines, ensure_ascii=False).encode())
            return
        header = header_of_freshness(lang, public=found.public)
        rows = cells_of_freshness(entries, lang, public=found.public)
        if format == "xlsx":
            write_xlsx(stream, SHEET.get(lang), header, rows)
        else:
            write_csv(stream, header, rows)

    organization = model.Group.get(data_dict.get("organization") or "")
    name = f"lifetime-{organization.name}" if organization else "lifetime"
    return file_answer(name, format, data_dict.get("output"), write)


@tk.validate_action_data(schema.ogip_lifetime_refresh)
def ogip_lifetime_refresh(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Compute anew where records stand, for those whose dates begin to count today.

    Run it once a day. What is saved is computed by itself, and a sweep computes everything.

    :param everything: true computes every record
    :returns: `{computed}`, the number of records
    """
    tk.check_access("ogip_lifetime_refresh", context, data_dict)
    return {"computed": refresh(everything=data_dict["everything"])}


def _summary(whole: Freshness) -> dict[str, Any]:
    return {**whole.as_dict(), "headline": whole.headline.as_dict()}


def _entries(found: DueList) -> Iterator[FreshnessEntry]:
    rows = list(rows_by_due(found.wanted, None, None))
    organizations = organizations_by_id({row.organization_id for row in rows})
    return (entry_of(row, found, organizations) for row in rows)
