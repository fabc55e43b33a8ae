"""Keep CKAN's own `title`, `notes`, `name`, `description` and their translated fields in agreement.

The translated field decides. In one case the core field does: a caller who knows only `title`
(`package_patch {"title": ...}`) changes it and leaves `title_translated` as it is stored; the new
title then replaces the text of the language that `title` was showing. A caller who creates a
record with `title` alone gets it as the text of the site's default language.
"""

from __future__ import annotations

from typing import Any

from ckan.types import Context, FlattenDataDict, FlattenKey

from .fields import default_language
from .languages import filled, shown
from .outputs import fluent_text_output


def texts_from_core(core_key: FlattenKey, data: FlattenDataDict, accepted: tuple[str, ...]) -> dict:
    """Return the core text as the value of the default language; {} where the core has none."""
    text = _core_text(core_key, data)
    if text is None or not accepted:
        return {}
    language = default_language()
    return {language if language in accepted else accepted[0]: text}


def adopt_core_change(
    key: FlattenKey,
    core_key: FlattenKey,
    values: dict[str, str],
    data: FlattenDataDict,
    context: Context,
) -> dict[str, str]:
    """Return the texts, with a changed core text in the place it was showing."""
    text = _core_text(core_key, data)
    stored = _stored_texts(key, data, context)
    if text is None or text in values.values() or stored is None or filled(stored) != values:
        return values
    showing = shown(values, default_language(), default_language())
    return values if showing is None else {**values, showing.tag: text}


def fill_core(core_key: FlattenKey, values: dict[str, str], data: FlattenDataDict) -> None:
    """Set the core field from the texts; without any, a title becomes the name again."""
    chosen = shown(values, default_language(), default_language())
    if chosen is not None:
        data[core_key] = chosen.value
    else:
        data[core_key] = data.get(("name",), "") if core_key == ("title",) else ""


def _core_text(core_key: FlattenKey, data: FlattenDataDict) -> str | None:
    """Return what the caller sent as core text; CKAN itself puts the name where no title came."""
    text = data.get(core_key)
    if not isinstance(text, str) or not text.strip():
        return None
    if core_key == ("title",) and text == data.get(("name",)):
        return None
    return text


def _stored_texts(
    key: FlattenKey, data: FlattenDataDict, context: Context
) -> dict[str, str] | None:
    """Return what the record in the database holds for this field, None when nothing."""
    record: Any = context.get("package") or context.get("group")
    if record is None or data.get(("id",)) not in (record.id, record.name):
        return None
    if key[0] == "resources":
        wanted = data.get((*key[:2], "id"))
        record = next((res for res in record.resources if res.id == wanted), None)
    stored = (record.extras or {}).get(key[-1]) if record is not None else None
    return fluent_text_output(stored) if stored else None
