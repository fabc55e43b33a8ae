"""Files of the demonstration that are written from its content: dictionaries, guides, reports."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from html import escape

from ..core.text import Language


def dictionary_csv(columns: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return a data dictionary in both languages: one row for each column of the data."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(("column", "description_en", "description_fr"))
    writer.writerows((name, texts["en"], texts["fr"]) for name, texts in columns.items())
    return buffer.getvalue().encode("utf-8")


def web_page(title: str, sections: Iterable[tuple[str | None, str]], lang: Language) -> bytes:
    """Return a page of headings, each with one paragraph; without a heading, the paragraph only."""
    parts: list[str] = []
    for heading, text in sections:
        if heading:
            parts.append(f"<h2>{escape(heading)}</h2>")
        parts.append(f"<p>{escape(text)}</p>")
    body = "\n".join(parts)
    page = f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>{escape(title)}</title>
</head>
<body>
<main>
<h1>{escape(title)}</h1>
{body}
</main>
</body>
</html>
"""
    return page.encode("utf-8")
