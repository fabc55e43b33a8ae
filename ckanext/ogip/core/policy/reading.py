"""Reading a policy pack: strict keys, and every mistake at once.

A pack may build on another one (`base`). It then says only what differs: a list replaces the list
of the base, an entry of `rules` or `vocabularies` changes what it names.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from ..registry import Registry
from ..settings import read_code_list
from ..strict_yaml import Document, Section, read_both_languages, read_string
from ..text import Text
from .codes import code_reader, read_vocabularies
from .lifetime import read_lifetime
from .organizations import read_organizations
from .own_record import read_own_record
from .pack import PACKS_FOLDER, Policy, PolicyError, RulePolicy, policy_path
from .priority import default_priority, read_priority
from .revisions import read_revisions
from .rules import read_day, read_policy_rules, rules_by_themselves, section_within
from .workflow_reading import read_workflow

__all__ = ["Policy", "PolicyError", "RulePolicy", "load_policy", "policy_path"]

_NO_TEXT = Text("?", "?")


def load_policy(path: Path, registry: Registry) -> Policy:
    """Read the policy at `path` for the rules of a registry; raise PolicyError with every mistake.

    A rule that neither the policy nor its base names is on, with the severity and parameters of its
    own file.
    """
    return _load(path, registry, ())


def _load(path: Path, registry: Registry, above: tuple[Path, ...]) -> Policy:
    document = Document.load(path)
    _refuse(document)
    root = document.root()
    base = _read_base(root, registry, (*above, path))
    policy = _read_top(root, registry, base)
    policy = replace(policy, organizations=read_organizations(root, registry, policy))
    root.close()
    _refuse(document)
    return policy


def _read_top(root: Section, registry: Registry, base: Policy) -> Policy:
    must = root.optional if "base" in root.data else root.required
    version = root.required("version", read_string, "?")
    rules = read_policy_rules(root, registry, base.rules)
    return Policy(
        name=root.required("name", read_string, "?"),
        version=version,
        title=root.required("title", read_both_languages, _NO_TEXT),
        licences=frozenset(must("licences", code_reader("licence"), tuple(base.licences))),
        exempt_types=_read_codes(root, "exempt_types", base.exempt_types),
        immaterial_fields=_read_codes(root, "immaterial_fields", base.immaterial_fields),
        rules=rules,
        ruleset_version=f"{version}+{_digest(root.document.path, registry, base)}",
        priority=read_priority(root, base.priority),
        vocabularies={
            **base.vocabularies,
            **read_vocabularies(section_within(root, "vocabularies")),
        },
        not_overridable=_read_rule_ids(root, registry, base.not_overridable),
        grandfathered_until=root.optional(
            "grandfathered_until", read_day, base.grandfathered_until
        ),
        revisions=read_revisions(root, base.revisions),
        lifetime=read_lifetime(root, base.lifetime),
        inventory_record=read_own_record(root, base.inventory_record),
        workflow=read_workflow(root, base.workflow, rules, registry),
    )


def _read_base(root: Section, registry: Registry, chain: tuple[Path, ...]) -> Policy:
    """Return the policy that this one changes; one that changes no other starts from the rules."""
    start = Policy(
        name="",
        version="",
        title=_NO_TEXT,
        licences=frozenset(),
        exempt_types=frozenset(),
        immaterial_fields=frozenset(),
        rules=rules_by_themselves(registry),
        ruleset_version="",
        priority=default_priority(),
    )
    name = root.optional("base", read_string, "")
    if not name:
        return start
    path = _base_path(name, chain[-1].parent)
    if mistake := _unusable(name, path, chain):
        root.mistake(mistake, "base")
        return start
    try:
        base = _load(path, registry, chain)
    except PolicyError as error:
        for mistake in error.mistakes:
            root.mistake(f"cannot be built on; {path.name}: {mistake}", "base")
        return start
    if base.organizations:
        root.mistake("names organizations, which only the policy of a portal may do", "base")
    return base


def _base_path(name: str, folder: Path) -> Path:
    path = policy_path(name)
    return path if path.is_relative_to(PACKS_FOLDER) else folder / path


def _unusable(name: str, path: Path, chain: tuple[Path, ...]) -> str | None:
    if path.resolve() in (above.resolve() for above in chain):
        names = " → ".join(above.name for above in (*chain, path))
        return f"builds on itself: {names}"
    if not path.is_file():
        packs = ", ".join(sorted(pack.stem for pack in PACKS_FOLDER.glob("*.yaml")))
        return f"is neither a shipped policy pack ({packs}) nor a file: {name!r}"
    return None


def _read_codes(root: Section, key: str, base: frozenset[str]) -> frozenset[str]:
    return frozenset(root.optional(key, read_code_list, tuple(base)))


def _read_rule_ids(root: Section, registry: Registry, base: frozenset[str]) -> frozenset[str]:
    rule_ids = _read_codes(root, "not_overridable", base)
    for rule_id in sorted(rule_ids):
        if registry.get(rule_id) is None:
            root.mistake(f"{rule_id} is no rule of this site", "not_overridable")
    return rule_ids


def _refuse(document: Document) -> None:
    if document.mistakes:
        raise PolicyError(document.path, document.mistakes)


def _digest(path: Path, registry: Registry, base: Policy) -> str:
    """Return a short hash of the policy, its base and every rule: same hash, same judgement."""
    digest = hashlib.sha256(path.read_bytes())
    digest.update(base.ruleset_version.encode())
    for rule in registry:
        digest.update(rule.digest.encode())
    return digest.hexdigest()[:12]
