"""Reading what a policy says about roles, reviews, waivers and service standards."""

from __future__ import annotations

from collections.abc import Mapping

from ..registry import Registry
from ..strict_yaml import Section
from .pack import RulePolicy
from .reviews import read_review
from .roles import read_roles
from .standards import read_standards
from .waivers import read_waivers
from .workflow import Workflow


def read_workflow(
    section: Section, base: Workflow, rules: Mapping[str, RulePolicy], registry: Registry
) -> Workflow:
    """Read the four keys of a policy or of one organization; `rules` are those it ends up with."""
    return Workflow(
        roles=read_roles(section, base.roles),
        review=read_review(section, base.review, rules),
        waivers=read_waivers(section, base.waivers, registry),
        standards=read_standards(section, base.standards),
    )
