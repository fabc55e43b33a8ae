"""What other plugins may implement."""

from __future__ import annotations

from collections.abc import Iterable

from ckan.plugins.interfaces import Interface

from .core.rule_pack import RulePack


class IOgipChecks(Interface):
    """Add rules to those of this portal. Nothing can be replaced or switched off this way.

    Which rules count, and how much, is said in the policy, where people see it.
    """

    def get_rule_packs(self) -> Iterable[RulePack]:
        """Return the plugin's rule packs.

        CKAN does not start with a pack whose prefix or ids clash with others, or with a rule that
        lacks its check, its text or a language. See `docs/extending.md`.
        """
        return ()
