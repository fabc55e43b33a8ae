"""The rules and the policy this portal runs under, loaded once when CKAN starts."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ckan.exceptions import CkanConfigurationException

from . import config
from .core.policy import Policy, PolicyError, load_policy
from .core.registry import Registry, load_rules

SHIPPED_POLICIES = Path(__file__).parent / "schemas" / "policy"


def reload() -> None:
    """Read the rules and the policy anew.

    Raises CkanConfigurationException naming the setting and every mistake of the policy file.
    """
    registry.cache_clear()
    _policy.cache_clear()
    policy()


@lru_cache(maxsize=1)
def registry() -> Registry:
    """Return the registered rules."""
    return load_rules()


def policy() -> Policy:
    """Return the policy named by `ckanext.ogip.policy`."""
    return _policy(config.policy())


@lru_cache(maxsize=4)
def _policy(name_or_path: str) -> Policy:
    path = _policy_path(name_or_path)
    try:
        return load_policy(path, registry())
    except PolicyError as error:
        raise CkanConfigurationException(f"{config.POLICY} = {name_or_path}: {error}") from error


def _policy_path(name_or_path: str) -> Path:
    shipped = SHIPPED_POLICIES / f"{name_or_path}.yaml"
    path = shipped if shipped.is_file() else Path(name_or_path)
    if not path.is_file():
        packs = ", ".join(sorted(pack.stem for pack in SHIPPED_POLICIES.glob("*.yaml")))
        raise CkanConfigurationException(
            f"{config.POLICY} = {name_or_path}: neither a shipped policy pack ({packs}) nor a file"
        )
    return path
