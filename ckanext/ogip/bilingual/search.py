"""Connect CKAN's search to `search_document.py`: the type's schema, the schema of Solr."""

from __future__ import annotations

import functools
import json
import logging
import re
from typing import Any

import requests
from ckan.lib.search.common import make_connection
from ckan.lib.search.index import escape_xml_illegal_chars

from ckanext.scheming.helpers import scheming_get_dataset_schema  # pyright: ignore[reportMissingImports]

from .fields import CORE_OUTPUT, TAGS_OUTPUT, TEXT_OUTPUT, Field
from .search_document import LanguageIndexer, TranslatedFields, query_fields

log = logging.getLogger(__name__)

ANALYSED_FIELD = re.compile(r"\*_txt_([a-z]{2,3})")
SCHEMA_TIMEOUT = 10  # seconds


def add_language_fields(document: dict[str, Any]) -> dict[str, Any]:
    """Add to CKAN's search document the fields per language of its dataset."""
    schema = scheming_get_dataset_schema(document.get("type"))
    if not schema:
        return document
    dataset = json.loads(document.get("validated_data_dict") or "{}")
    indexer = LanguageIndexer(
        translated_fields(schema), analysed_languages(), clean=escape_xml_illegal_chars
    )
    indexer.add_to(document, dataset)
    return document


def search_in_languages(parameters: dict[str, Any]) -> dict[str, Any]:
    """Let a default search look into the fields per language, unless the caller names fields."""
    languages = analysed_languages()
    if languages:
        parameters.setdefault("qf", query_fields(languages))
    return parameters


def translated_fields(schema: dict[str, Any]) -> TranslatedFields:
    """List the fields of a scheming dataset schema that hold several languages."""
    texts = (TEXT_OUTPUT, CORE_OUTPUT)
    return TranslatedFields(
        texts=_names(schema["dataset_fields"], *texts),
        tags=_names(schema["dataset_fields"], TAGS_OUTPUT),
        resource_texts=_names(schema.get("resource_fields", []), *texts),
    )


def analysed_languages() -> frozenset[str]:
    """Return the languages for which Solr has this project's field types; none with CKAN's schema.

    Asked once per process: after a change of Solr's schema, restart CKAN and rebuild the index.
    """
    try:
        return _ask_solr(make_connection().url)
    except (requests.RequestException, ValueError, KeyError) as error:
        log.warning("Solr did not say which languages it analyses, going without: %s", error)
        return frozenset()


@functools.cache
def _ask_solr(url: str) -> frozenset[str]:
    answer = requests.get(f"{url}/schema/dynamicfields", timeout=SCHEMA_TIMEOUT)
    answer.raise_for_status()
    matches = (ANALYSED_FIELD.fullmatch(found["name"]) for found in answer.json()["dynamicFields"])
    return frozenset(match[1] for match in matches if match)


def _names(fields: list[Field], *outputs: str) -> tuple[str, ...]:
    return tuple(
        field["field_name"]
        for field in fields
        if set((field.get("output_validators") or "").split()) & set(outputs)
    )
