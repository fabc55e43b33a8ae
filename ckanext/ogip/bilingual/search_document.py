"""Search index fields per language. Pure: imports `languages` only.

Written for each dataset, by the rules of CKAN's own Solr schema:
- `extras_<field>_<language>`: analysed as CKAN's `text` and copied to the default search field;
- `vocab_<field>_<language>`: each keyword unchanged, for facets and exact filters, copied too;
- `res_extras_<field>_<language>`: the same for resources;
and where this project's additions are installed, `<name>_txt_<language>`, analysed in the language.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .languages import base_language, filled

# The longest term Lucene takes, in UTF-8 bytes; a longer value of a string field fails the index.
LONGEST_TERM = 32_766
# Enough for sorting by title.
LONGEST_SORT_KEY = 1_000
CORE_QUERY_FIELDS = "name^4 title^4 tags^2 groups^2 text"
WEIGHTS = {"title": 4, "keywords": 2, "notes": 1, "res_name": 1, "res_description": 1}


@dataclass(frozen=True, slots=True)
class TranslatedFields:
    """Names of a dataset type's fields in several languages."""

    texts: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    resource_texts: tuple[str, ...] = ()


@dataclass(slots=True)
class LanguageIndexer:
    """Adds the fields of one dataset to its Solr document.

    `analysed`: languages with a `*_txt_<language>` field type. `clean`: removes what XML forbids.
    """

    fields: TranslatedFields
    analysed: Collection[str] = ()
    clean: Callable[[str], str] = field(default=str)

    def add_to(self, document: dict[str, Any], dataset: Mapping[str, Any]) -> None:
        """Replace the stored JSON in `document` by fields per language from `dataset`."""
        for name in self.fields.texts:
            self._add(document, name, "extras_", dataset.get(name), lambda text: text)
        for name in self.fields.tags:
            self._add(document, name, "vocab_", dataset.get(name), list)
        resources = dataset.get("resources") or []
        for name in self.fields.resource_texts:
            self._add_of_resources(document, name, [res.get(name) for res in resources])
        drop_overlong_strings(document)

    def _add(
        self,
        document: dict[str, Any],
        name: str,
        prefix: str,
        values: Any,
        shape: Callable[[Any], Any],
    ) -> None:
        document.pop(name, None)
        document.pop(f"extras_{name}", None)
        for language, value in by_language(values).items():
            cleaned = self._clean(value)
            document[f"{prefix}{name}_{language}"] = shape(cleaned)
            self._add_analysed(document, core_name(name), language, cleaned)

    def _add_of_resources(self, document: dict[str, Any], name: str, all_values: list[Any]) -> None:
        collected: dict[str, list[Any]] = {}
        for values in all_values:
            for language, value in by_language(values).items():
                collected.setdefault(language, []).append(self._clean(value))
        for language, texts in collected.items():
            document[f"res_extras_{name}_{language}"] = texts
            self._add_analysed(document, f"res_{core_name(name)}", language, texts)

    def _add_analysed(self, document: dict[str, Any], name: str, language: str, value: Any) -> None:
        if name in WEIGHTS and language in self.analysed:
            document[f"{name}_txt_{language}"] = value

    def _clean(self, value: Any) -> Any:
        return (
            [self.clean(item) for item in value] if isinstance(value, list) else self.clean(value)
        )


def query_fields(analysed: Iterable[str]) -> str:
    """Return the fields and weights of a default search: CKAN's own and those per language."""
    own = [
        f"{name}_txt_{language}^{weight}"
        for language in sorted(analysed)
        for name, weight in WEIGHTS.items()
    ]
    return " ".join([CORE_QUERY_FIELDS, *own])


def by_language(values: Any) -> dict[str, Any]:
    """Return the values by plain language; a human translation goes before a machine's."""
    if not isinstance(values, Mapping):
        return {}
    chosen: dict[str, Any] = {}
    for tag, value in filled(values).items():
        language = base_language(tag)
        if tag == language or language not in chosen:
            chosen[language] = value
    return chosen


def core_name(name: str) -> str:
    """Return `title` for `title_translated`."""
    return name.removesuffix("_translated")


def drop_overlong_strings(document: dict[str, Any]) -> None:
    """Drop extras too long for a string field; their words stay findable in `extras_<key>`."""
    for key, value in list(document.items()):
        if f"extras_{key}" in document and isinstance(value, str) and _bytes(value) > LONGEST_TERM:
            del document[key]
    if "title_string" in document:
        document["title_string"] = document["title_string"][:LONGEST_SORT_KEY]


def _bytes(value: str) -> int:
    return len(value.encode("utf-8", "replace"))
