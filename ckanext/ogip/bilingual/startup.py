"""The start-up check that exactly one plugin handles text in several languages."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ckan.exceptions import CkanConfigurationException

PLUGINS = ("fluent", "ogip_bilingual")


def require_one_bilingual_plugin(plugins: Collection[str]) -> None:
    """Stop start-up unless exactly one of `fluent` and `ogip_bilingual` is in `ckan.plugins`."""
    listed = [name for name in PLUGINS if name in plugins]
    if len(listed) == 1:
        return
    if listed:
        raise CkanConfigurationException(
            "ckan.plugins lists both fluent and ogip_bilingual, which do the same work. "
            "Remove one of them: the stored data is the same under either."
        )
    raise CkanConfigurationException(
        "ckan.plugins lists neither ogip_bilingual nor fluent, but the ogip schemas need one of "
        "them for their bilingual fields. Add ogip_bilingual before scheming_datasets."
    )


def require_order(plugins: Sequence[str]) -> None:
    """Stop start-up when scheming's templates would hide those of `ogip_bilingual`."""
    if "ogip_bilingual" not in plugins or "scheming_datasets" not in plugins:
        return
    if plugins.index("ogip_bilingual") > plugins.index("scheming_datasets"):
        raise CkanConfigurationException(
            "ckan.plugins lists ogip_bilingual after scheming_datasets, which hides its form "
            "fields and language marks. Write them in this order: "
            "ogip ogip_bilingual scheming_datasets scheming_organizations"
        )
