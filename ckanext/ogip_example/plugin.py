"""The `ogip_example` plugin: one rule beside the shipped ones."""

from __future__ import annotations

import ckan.plugins as p

from ckanext.ogip.core.rule_pack import RulePack
from ckanext.ogip.interfaces import IOgipChecks

from . import program_page

PACK = RulePack(prefix="TOWN", themes=(program_page,))


class OgipExamplePlugin(p.SingletonPlugin):
    """Adds the rule TOWN-1."""

    p.implements(IOgipChecks)

    def get_rule_packs(self) -> list[RulePack]:
        """Return the pack of this plugin."""
        return [PACK]
