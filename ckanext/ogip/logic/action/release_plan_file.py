"""The release plan as files: a table of exactly what is filtered, and a calendar."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.types import Context

from ...core.inventory.csv_writer import write_csv
from ...core.inventory.xlsx_writer import write_xlsx
from ...core.release_plan.feed import calendar_of
from ...core.release_plan.sheet import cells_of_plan, header_of_plan, sheet_name
from ...core.text import Language, Text
from ...language import caller_language
from ...store.release_plan.lines import PlanLine
from ..file_answer import file_answer
from ..release_plan.lines import filtered, plan_of
from ..schema import release_plan as schema

__all__ = ["ogip_release_plan_export", "ogip_release_plan_feed"]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_release_plan_export)
def ogip_release_plan_export(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Return the release plan as a file, of exactly what the filters let through.

    :param format: `csv` (default) or `xlsx`
    :param lang: `en` or `fr`, the language of headers and codes; the caller's by default
    :param public: true for the public part only, which others than members get in any case
    :param output: for callers inside CKAN: a file open for writing bytes, which gets the content
    :returns: `{filename, media_type, encoding, content}` as `ogip_inventory_export`

    The filters are those of `ogip_release_plan_list`.
    """
    tk.check_access("ogip_release_plan_export", context, data_dict)
    found = filtered(plan_of(context, data_dict), data_dict)
    lang: Language = data_dict.get("lang") or caller_language()
    header = header_of_plan(lang, public=found.public)
    rows = cells_of_plan(found.entries, found.today, lang, public=found.public)

    def write(stream: BinaryIO) -> None:
        if data_dict["format"] == "xlsx":
            write_xlsx(stream, sheet_name(lang), header, rows)
        else:
            write_csv(stream, header, rows)

    name = _file_name(data_dict.get("organization"))
    return file_answer(name, data_dict["format"], data_dict.get("output"), write)


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_release_plan_feed)
def ogip_release_plan_feed(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Return the planned days as a calendar (RFC 5545) that people subscribe to.

    :param organization: id or name
    :param lang: `en` or `fr`, the caller's by default
    :returns: `{filename, media_type, content}`; for others than members, the public part only
    """
    tk.check_access("ogip_release_plan_feed", context, data_dict)
    found = plan_of(context, data_dict)
    lang: Language = data_dict.get("lang") or caller_language()
    organization = model.Session.get_one(model.Group, data_dict["organization"])
    content = calendar_of(
        [_event(line, organization.name) for line in found.lines],
        name=tk._("Release plan: %(organization)s") % {"organization": organization.title},
        host=urlsplit(tk.config["ckan.site_url"]).hostname or "localhost",
        now=datetime.datetime.now(datetime.UTC),
        lang=lang,
    )
    return {
        "filename": f"{_file_name(organization.id)}.ics",
        "media_type": "text/calendar; charset=utf-8",
        "content": content.decode(),
    }


def _event(line: PlanLine, organization: str) -> Any:
    """Return a line that has a title in either language, and leads to the plan."""
    entry, title = line.entry, line.entry.title
    named = Text(title.en or title.fr or "-", title.fr or title.en or "-")
    url = tk.h.url_for("ogip_release_plan.read", organization=organization, qualified=True)
    return replace(entry, title=named, url=url)


def _file_name(organization_id: str | None) -> str:
    organization = model.Group.get(organization_id) if organization_id else None
    return f"release-plan-{organization.name}" if organization else "release-plan"
