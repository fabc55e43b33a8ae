"""Reading what a policy says about reviews; a chain that it gives replaces the one of that name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from ..review.settings import CHAINS, ChainSettings, ReviewSettings, Step, StepSettings
from ..settings import read_code_list
from ..signoffs.decisions import Requirement, parse_requirement, read_requirements
from ..strict_yaml import BadValueError, Section
from .codes import code_reader
from .pack import RulePolicy
from .roles import read_role_codes
from .rules import section_within

_CHAIN_RULE = "OG-114"
# The parameters of that rule, by the type of asset that they are about.
_PARAMETERS = {"dataset": ("chain",), "info": ("chain", "chain_info")}


def read_review(
    root: Section, base: ReviewSettings, rules: Mapping[str, RulePolicy]
) -> ReviewSettings:
    """Read `review` of a policy or of one organization.

    What OG-114 wants signed must be asked in the chain, or no review could end in a release.
    """
    section = section_within(root, "review")
    touched = section_within(section, "touched_by")
    settings = ReviewSettings(
        chains={**base.chains, **_read_chains(section)},
        not_by_submitter=frozenset(
            section.optional("not_by_submitter", _read_criteria, tuple(base.not_by_submitter))
        ),
        not_by_publisher=frozenset(
            section.optional("not_by_publisher", _read_criteria, tuple(base.not_by_publisher))
        ),
        touched_by={**base.touched_by, **_read_touched(touched)},
    )
    section.close()
    _refuse_unasked(section, settings, rules.get(_CHAIN_RULE))
    return settings


def _read_chains(section: Section) -> dict[str, ChainSettings]:
    chains: dict[str, ChainSettings] = {}
    for name, below in section.sections("chains"):
        if name not in CHAINS:
            section.mistake(f"is no chain; there are: {', '.join(CHAINS)}", "chains", name)
        chains[name] = _read_chain(below)
    return chains


def _read_chain(section: Section) -> ChainSettings:
    """Read the steps, in the order that `order` names or else as they are listed in `Step`."""
    inform = section.optional("inform", read_role_codes, ())
    given = [step for step in Step if step in section.data]
    order = section.optional("order", _read_steps, tuple(given))
    steps = tuple(_read_step(step, section_within(section, step)) for step in given)
    section.taken.update(Step)
    section.close()
    if set(order) != set(given):
        section.mistake("must name each step of the chain, and no other", "order")
        order = tuple(given)
    chain = ChainSettings(tuple(sorted(steps, key=lambda one: order.index(one.step))), inform)
    last = chain.steps[-1] if chain.steps else None
    if last is None or last.step is not Step.APPROVE or not last.required:
        section.mistake(f"must end with the step {Step.APPROVE} and ask somebody there")
    _refuse_doubles(section, chain)
    return chain


def _read_steps(value: object) -> tuple[Step, ...]:
    names = read_code_list(value)
    unknown = [name for name in names if name not in set(Step)]
    if unknown:
        raise BadValueError(f"no steps: {', '.join(unknown)}; there are: {', '.join(Step)}")
    return tuple(Step(name) for name in names)


def _read_step(step: Step, section: Section) -> StepSettings:
    required = section.optional("required", read_requirements, ())
    optional = section.optional("optional", read_requirements, ())
    section.close()
    return StepSettings(step, required, optional)


def _refuse_doubles(section: Section, chain: ChainSettings) -> None:
    """One role decides on one criterion once; a second time nobody could tell them apart."""
    seen: set[tuple[str, str]] = set()
    for entry in chain.entries:
        asked = parse_requirement(entry)
        places = {(asked.criterion, role) for role in asked.roles}
        if len(places) != len(asked.roles) or places & seen:
            section.mistake(f"asks more than once for {entry!r} or a part of it")
        seen |= places


def _refuse_unasked(section: Section, settings: ReviewSettings, rule: RulePolicy | None) -> None:
    if rule is None or not rule.enabled:
        return
    for name, parameters in _PARAMETERS.items():
        if name not in settings.chains:
            continue
        asked = [
            parse_requirement(entry)
            for step in settings.chains[name].steps
            for entry in step.required
        ]
        wanted = (cast("tuple[str, ...]", rule.parameters[one]) for one in parameters)
        for entry in (entry for entries in wanted for entry in entries):
            if not any(_answers(one, parse_requirement(entry)) for one in asked):
                message = f"must ask for {entry}, which rule {_CHAIN_RULE} requires"
                section.mistake(message, "chains", name)


def _answers(asked: Requirement, wanted: Requirement) -> bool:
    same = asked.criterion == wanted.criterion
    return same and set(asked.roles) <= set(wanted.roles)


def _read_criteria(value: object) -> tuple[str, ...]:
    """Read a list of criteria, which may be empty."""
    return _known(read_code_list(value))


def _known(criteria: tuple[str, ...]) -> tuple[str, ...]:
    return code_reader("release_criterion")(list(criteria)) if criteria else ()


def _read_touched(section: Section) -> dict[str, tuple[str, ...]]:
    touched: dict[str, tuple[str, ...]] = {}
    for criterion in section.data:
        touched[criterion] = section.required(criterion, read_code_list, ())
        try:
            _known((criterion,))
        except ValueError as error:
            section.mistake(str(error), criterion)
    return touched
