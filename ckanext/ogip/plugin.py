"""The `ogip` plugin: wires CKAN's interfaces to the modules that implement them.

Nothing imports this module.
"""

from __future__ import annotations

import ckan.plugins as p
import ckan.plugins.toolkit as tk
from ckan.common import CKANConfig
from ckan.lib.plugins import DefaultTranslation
from typing_extensions import override

from . import catalogue
from . import config as settings
from .bilingual.startup import require_one_bilingual_plugin
from .implementations.domain_objects import DomainObjects
from .implementations.facets import Facets
from .implementations.package_controller import PackageController
from .implementations.savepoints import keep_changes
from .implementations.storage import require_private_storage
from .logic import action, auth
from .logic.exports import exported, modules_of


@tk.blanket.actions(lambda: exported(action.in_use()))
@tk.blanket.auth_functions(exported(modules_of(auth.__name__)))
@tk.blanket.blueprints
@tk.blanket.cli
@tk.blanket.config_declarations
@tk.blanket.helpers
@tk.blanket.validators
class OgipPlugin(
    DomainObjects,
    Facets,
    PackageController,
    p.IConfigurable,
    p.IConfigurer,
    DefaultTranslation,
    p.ITranslation,
    p.SingletonPlugin,
):
    """Rules, publish gate and desk."""

    @override
    def update_config(self, config: CKANConfig) -> None:
        tk.add_template_directory(config, "templates")
        tk.add_resource("assets", "ckanext-ogip")
        # False would have the form publish a dataset as soon as it is named; a new one is a draft.
        config["ckan.dataset.create_on_ui_requires_resources"] = True

    @override
    def configure(self, config: CKANConfig) -> None:
        require_one_bilingual_plugin(tk.aslist(config["ckan.plugins"]))
        settings.time_zone()
        settings.report_only()
        settings.require_positive_limits()
        require_private_storage()
        keep_changes()
        catalogue.reload()
