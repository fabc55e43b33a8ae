"""The `ogip_bilingual` plugin: wires CKAN's interfaces to this package; nothing imports it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan.common import CKANConfig
from ckan.types import Validator
from typing_extensions import override

from . import fields, form_helpers, helpers, outputs, pages, search, validators
from .startup import require_one_bilingual_plugin, require_order


# CKAN has datasets and groups in interfaces with methods of the same names.
class OgipBilingualPlugin(  # pyright: ignore[reportIncompatibleMethodOverride]
    p.IConfigurer,
    p.IConfigurable,
    p.ITemplateHelpers,
    p.IValidators,
    p.IPackageController,
    p.IOrganizationController,
    p.IGroupController,
    p.SingletonPlugin,
):
    """Fields in several languages, with ckanext-fluent's names and stored values."""

    @override
    def update_config(self, config: CKANConfig) -> None:
        tk.add_template_directory(config, "templates")

    @override
    def configure(self, config: CKANConfig) -> None:
        listed = tk.aslist(config["ckan.plugins"])
        require_one_bilingual_plugin(listed)
        require_order(listed)

    @override
    def get_helpers(self) -> dict[str, Callable[..., Any]]:
        own = (
            fields.fluent_form_languages,
            fields.fluent_alternate_languages,
            form_helpers.fluent_form_label,
            form_helpers.ogip_language_inputs,
            helpers.ogip_shown,
            helpers.ogip_only_in,
            helpers.get_translated,
            helpers.dataset_display_name,
            helpers.resource_display_name,
            helpers.organizations_available,
        )
        return {helper.__name__: helper for helper in own}

    @override
    def get_validators(self) -> dict[str, Validator]:
        own = (
            validators.fluent_text,
            validators.fluent_tags,
            validators.fluent_link,
            outputs.fluent_text_output,
            outputs.fluent_tags_output,
            outputs.fluent_core_translated_output,
        )
        return {validator.__name__: validator for validator in own}

    @override
    def before_dataset_index(self, pkg_dict: dict[str, Any]) -> dict[str, Any]:
        return search.add_language_fields(pkg_dict)

    @override
    def before_dataset_search(self, search_params: dict[str, Any]) -> dict[str, Any]:
        return search.search_in_languages(search_params)

    @override
    def after_dataset_search(
        self, search_results: dict[str, Any], search_params: dict[str, Any]
    ) -> dict[str, Any]:
        return pages.show_facets_to_visitor(search_results)

    @override
    def before_dataset_view(self, pkg_dict: dict[str, Any]) -> dict[str, Any]:
        return pages.show_core_fields_to_visitor(pkg_dict)

    @override
    def before_view(self, data_dict: dict[str, Any]) -> dict[str, Any]:
        return pages.show_group_name_to_visitor(data_dict)
