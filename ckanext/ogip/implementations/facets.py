"""IFacets: narrow a search by keywords in the visitor's language."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from typing_extensions import override

from ..core.labels import label_of
from ..gate.judge import is_exempt
from ..language import caller_language

FacetTitles = OrderedDict[str, str]


class Facets(p.IFacets):
    """CKAN offers `tags`, which records with keywords in two languages do not have."""

    @override
    def dataset_facets(self, facets_dict: FacetTitles, package_type: str) -> FacetTitles:
        return facets_dict if is_exempt(package_type) else _with_keywords(facets_dict)

    @override
    def organization_facets(
        self, facets_dict: FacetTitles, organization_type: str, package_type: str | None
    ) -> FacetTitles:
        return _with_keywords(facets_dict)

    @override
    def group_facets(
        self, facets_dict: FacetTitles, group_type: str, package_type: str | None
    ) -> FacetTitles:
        return _with_keywords(facets_dict)


def name_licences(search_results: dict[str, Any]) -> None:
    """Show licences by name: those of open governments are not in CKAN's own register."""
    for item in search_results.get("search_facets", {}).get("license_id", {}).get("items", []):
        item["display_name"] = label_of("licence", item["name"], caller_language())


def _with_keywords(titles: FacetTitles) -> FacetTitles:
    keywords = {f"vocab_keywords_{caller_language()}": tk._("Keywords")}
    found: FacetTitles = OrderedDict()
    for field, title in titles.items():
        found.update(keywords if field == "tags" else {field: title})
    return found
