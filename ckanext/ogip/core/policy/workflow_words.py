"""What a policy says about people and their decisions, in words for `policy show`."""

from __future__ import annotations

from collections.abc import Iterator

from ..review.settings import CHAINS, STEPS
from ..text import Text
from .words import SIGNOFFS, listed
from .workflow import Workflow

_BY_ANOTHER = Text(
    "Whoever asks for a waiver does not grant it.",
    "La personne qui demande une dérogation ne l'accorde pas.",
)


def workflow_in_words(workflow: Workflow) -> list[Text]:
    """Return sentences that say who signs off in which order, and what holds for waivers."""
    sentences = list(_chains(workflow))
    days = workflow.waivers.longest_days
    sentences.append(
        Text(
            f"A waiver holds for {days} days at most.",
            f"Une dérogation vaut au plus {days} jours.",
        )
    )
    if workflow.waivers.by_another:
        sentences.append(_BY_ANOTHER)
    return sentences


def _chains(workflow: Workflow) -> Iterator[Text]:
    for name, chain in CHAINS.items():
        settings = workflow.review.chains.get(name)
        for step in settings.steps if settings else ():
            if step.required:
                codes = listed(step.required, SIGNOFFS)
                at = STEPS[step.step]
                yield Text(
                    f"Sign-offs for {chain.en}, at the step “{at.en}”: {codes['en']}.",
                    f"Approbations ({chain.fr}), à l'étape «\u00a0{at.fr}\u00a0»\u00a0: "
                    f"{codes['fr']}.",
                )
