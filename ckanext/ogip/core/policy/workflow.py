"""What a policy says about people and their decisions, taken together."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..review.settings import ReviewSettings
from ..roles.settings import Roles
from ..standards.settings import StandardSettings
from ..waiver.settings import WaiverSettings


@dataclass(frozen=True, slots=True)
class Workflow:
    """Who decides in which role and order, what may be waived, and how long a stage may take."""

    roles: Roles = field(default_factory=Roles)
    review: ReviewSettings = field(default_factory=ReviewSettings)
    waivers: WaiverSettings = field(default_factory=WaiverSettings)
    standards: StandardSettings = field(default_factory=StandardSettings)
