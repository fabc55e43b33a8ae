"""What a policy says about reviews: the chains, and which persons must differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..text import Text


class Step(StrEnum):
    """One step of a chain; within a step everybody is asked at the same time."""

    CONSULT = "consult"
    ENDORSE = "endorse"
    RECOMMEND = "recommend"
    APPROVE = "approve"


# The chain of each type of asset, and the fast track for new data of an approved recurrent record.
DATA_REFRESH = "data_refresh"
CHAINS: Mapping[str, Text] = {
    "dataset": Text("datasets", "jeux de données"),
    "info": Text("information assets", "ressources d'information"),
    DATA_REFRESH: Text("new data of an approved record", "nouvelles données d'une fiche autorisée"),
}
STEPS: Mapping[Step, Text] = {
    Step.CONSULT: Text("consultation", "consultation"),
    Step.ENDORSE: Text("endorsement", "appui"),
    Step.RECOMMEND: Text("recommendation", "recommandation"),
    Step.APPROVE: Text("approval", "autorisation"),
}


@dataclass(frozen=True, slots=True)
class StepSettings:
    """Whom a step asks: entries such as `privacy:ATIP` or, either of two, `legal:LEGAL|BO`.

    An optional one waits for nobody, unless a rule asks for it on the record at hand.
    """

    step: Step
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainSettings:
    """The steps in their order, and the roles that are told when the release is approved."""

    steps: tuple[StepSettings, ...]
    inform: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[str, ...]:
        """Return everything that is asked, required or not."""
        return tuple(entry for step in self.steps for entry in (*step.required, *step.optional))


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """How a release is reviewed; without chains it is not.

    `not_by_submitter` are the criteria that nobody signs who submitted or changed what is under
    review, `not_by_publisher` those whose signer does not publish it. `touched_by` names, for a
    criterion, the only fields whose changes make its sign-off stale (`resources` stands for all
    files); a criterion that is not named is touched by every material change.
    """

    chains: Mapping[str, ChainSettings] = field(default_factory=dict[str, ChainSettings])
    not_by_submitter: frozenset[str] = frozenset()
    not_by_publisher: frozenset[str] = frozenset()
    touched_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def chain_name(self, asset_type: str, *, data_refresh: bool = False) -> str:
        """Return which chain counts; where there is no fast track, new data take the long way."""
        fast = data_refresh and DATA_REFRESH in self.chains
        return DATA_REFRESH if fast else asset_type
