"""Reading what a policy says about roles; a role that it does not name stays as it was."""

from __future__ import annotations

from dataclasses import replace

from ..roles.settings import CoChairs, Roles, RoleSettings
from ..settings import read_integer
from ..strict_yaml import BadValueError, Section, read_both_languages
from ..vocabulary import load_vocabulary
from .codes import code_reader


def read_roles(root: Section, base: Roles) -> Roles:
    """Read `roles` of a policy or of one organization."""
    by_code = dict(base.by_code)
    for code, section in root.sections("roles"):
        if code not in load_vocabulary("role"):
            root.mistake("is no role", "roles", code)
        by_code[code] = _read_role(section, base.of(code))
    return Roles(by_code)


def read_role_codes(value: object) -> tuple[str, ...]:
    """Read a list of roles, of which there must be one."""
    return code_reader("role")(value)


def _read_role(section: Section, base: RoleSettings) -> RoleSettings:
    settings = replace(
        base,
        quorum=section.optional("quorum", _read_quorum, base.quorum),
        co_chairs=section.optional("co_chairs", _read_co_chairs, base.co_chairs),
        label=section.optional("label", read_both_languages, base.label),
    )
    if settings.co_chairs is not CoChairs.NONE and settings.quorum != 1:
        section.mistake("decides by co-chairs, so it has no quorum", "quorum")
    section.close()
    return settings


def _read_quorum(value: object) -> int:
    number = read_integer(value)
    if not number:
        raise BadValueError("must be 1 or more: how many different people approve")
    return number


def _read_co_chairs(value: object) -> CoChairs:
    try:
        return CoChairs(value)
    except ValueError:
        raise BadValueError(f"must be one of {', '.join(CoChairs)}, not {value!r}") from None
