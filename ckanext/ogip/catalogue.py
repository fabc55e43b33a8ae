"""The rules and the policy this portal runs under, loaded once when CKAN starts."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path

import sqlalchemy as sa
from ckan import model
from ckan.exceptions import CkanConfigurationException
from ckan.plugins import PluginImplementations
from sqlalchemy.exc import SQLAlchemyError

from . import config
from .core.policy.pack import PACKS_FOLDER
from .core.policy.reading import Policy, PolicyError, load_policy
from .core.registry import Registry, load_rules
from .core.rule_file import RuleError
from .core.rule_pack import RulePackError, with_packs
from .interfaces import IOgipChecks

log = logging.getLogger(__name__)


class UnknownPolicyError(ValueError):
    """A policy that is neither a shipped pack nor a file."""


def reload() -> None:
    """Read the rules and the policy anew.

    Raises CkanConfigurationException naming the setting and every mistake of the policy file.
    """
    registry.cache_clear()
    _policy.cache_clear()
    policy()
    _warn_of_missing_organizations()


@lru_cache(maxsize=1)
def registry() -> Registry:
    """Return the registered rules: the shipped ones and those of other plugins.

    Raises CkanConfigurationException for rules that cannot be used, naming the plugin.
    """
    rules = load_rules()
    for plugin in PluginImplementations(IOgipChecks):
        packs = list(plugin.get_rule_packs())
        try:
            rules = with_packs(rules, packs)
        except (RulePackError, RuleError) as error:
            raise CkanConfigurationException(f"plugin {plugin.name}: {error}") from error
    return rules


def policy() -> Policy:
    """Return the policy named by `ckanext.ogip.policy`, as it is for most organizations."""
    return _policy(config.policy())


def policy_for(organization: str | None, whole: Policy | None = None) -> Policy:
    """Return the policy of an organization, given by id or name: the one in force, or `whole`.

    Asks the database only where some organization has rules of its own.
    """
    whole = whole or policy()
    if not whole.organizations or not organization:
        return whole
    group = model.Session.get(model.Group, organization) or model.Group.by_name(organization)
    return whole.of(group.id, group.name) if group else whole


def load(name_or_path: str) -> Policy:
    """Read a shipped pack or a policy file.

    Raises UnknownPolicyError for what is neither, PolicyError for what cannot be used.
    """
    shipped = PACKS_FOLDER / f"{name_or_path}.yaml"
    path = shipped if shipped.is_file() else Path(name_or_path)
    if not path.is_file():
        packs = ", ".join(sorted(pack.stem for pack in PACKS_FOLDER.glob("*.yaml")))
        raise UnknownPolicyError(
            f"{name_or_path}: neither a shipped policy pack ({packs}) nor a file"
        )
    return load_policy(path, registry())


def missing_organizations(whole: Policy) -> list[str]:
    """Return the organizations that a policy names and this portal does not have."""
    named = whole.organizations.keys()
    if not named:
        return []
    groups = model.Group
    found = model.Session.execute(
        sa.select(groups.id, groups.name)
        .where(groups.is_organization, groups.state == "active")
        .where(sa.or_(groups.id.in_(named), groups.name.in_(named)))
    )
    return sorted(named - {name for names in found for name in names})


@lru_cache(maxsize=4)
def _policy(name_or_path: str) -> Policy:
    try:
        return load(name_or_path)
    except UnknownPolicyError as error:
        raise CkanConfigurationException(f"{config.POLICY} = {error}") from error
    except PolicyError as error:
        raise CkanConfigurationException(f"{config.POLICY} = {name_or_path}: {error}") from error


def _warn_of_missing_organizations() -> None:
    """Say in the log what may be a slip; an organization may also come after its rules."""
    try:
        missing = missing_organizations(policy())
    except SQLAlchemyError:  # the tables do not exist before the first `ckan db upgrade`
        model.Session.rollback()
        return
    for name in missing:
        log.warning(
            "%s = %s: no organization of this portal is named %s",
            config.POLICY,
            config.policy(),
            name,
        )
