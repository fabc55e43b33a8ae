"""Keep CKAN's own `title`, `notes`, `name`, `description` and their translated fields in agreement.

The translated field decides. In one case the core field does: a caller who knows only `title`
(`package_patch {"title": ...}`) changes it and leaves `title_translated` as it is stored; the new
title then replaces the text of the language that `title` was showing. A caller who creates a
record with `title` alone gets it as the text of the site's default language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ckan.types import Context, FlattenDataDict, FlattenKey

from .fields import default_language
from .languages import filled, shown
from .outputs import fluent_text_output

Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class CoreField:
    """The core field `name` beside the translated field at `key`, in data that is being saved."""

    name: str
    key: FlattenKey
    data: FlattenDataDict
    context: Context

    @property
    def core_key(self) -> FlattenKey:
        """Return where the core field lies in the flattened data."""
        return (*self.key[:-1], self.name)

    def texts(self, accepted: Sequence[str]) -> Texts:
        """Return the core text as the one of the default language; {} where there is none."""
        text = self._sent_text()
        if text is None or not accepted:
            return {}
        language = default_language()
        return {language if language in accepted else accepted[0]: text}

    def agree(self, texts: Texts) -> Texts:
        """Take over a changed core text, fill the core field, and return the texts to store."""
        agreed = self._with_changed_core(texts)
        chosen = shown(agreed, default_language(), default_language())
        self.data[self.core_key] = self._without_text() if chosen is None else chosen.value
        return agreed

    def _with_changed_core(self, texts: Texts) -> Texts:
        text, stored = self._sent_text(), self._stored_texts()
        if text is None or text in texts.values() or stored is None or filled(stored) != texts:
            return texts
        showing = shown(texts, default_language(), default_language())
        return texts if showing is None else {**texts, showing.tag: text}

    def _without_text(self) -> str:
        """Return what the core field holds without any text: for a title, CKAN takes the name."""
        return self.data.get(("name",), "") if self.core_key == ("title",) else ""

    def _sent_text(self) -> str | None:
        """Return the core text that was sent, but not the name that CKAN puts for a title."""
        text = self.data.get(self.core_key)
        if not isinstance(text, str) or not text.strip() or text == self._without_text():
            return None
        return text

    def _stored_texts(self) -> Texts | None:
        """Return what the record in the database holds for this field, None when nothing."""
        record: Any = self.context.get("package") or self.context.get("group")
        if record is None or self.data.get(("id",)) not in (record.id, record.name):
            return None
        if self.key[0] == "resources":
            wanted = self.data.get((*self.key[:2], "id"))
            record = next((found for found in record.resources if found.id == wanted), None)
        stored = (record.extras or {}).get(self.key[-1]) if record is not None else None
        return fluent_text_output(stored) if stored else None
