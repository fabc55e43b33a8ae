"""What a check may say about a record. No result at all means: the record passes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from .findings import Severity
from .resource import Resource


@dataclass(frozen=True, slots=True)
class _Result:
    """One statement: a message key of the rule, where it applies, and the values of its text.

    `field` names the form field without its `field-` prefix: `license_id`, and for one language of
    a bilingual field `title_translated-fr`. `resource` is the resource that the field belongs to.
    `params` are plain JSON values; `resource` and `position` are added when a resource is given.
    """

    message: str
    field: str | None = None
    resource: Resource | None = None
    params: Mapping[str, Any] = dataclass_field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Problem(_Result):
    """The record breaks the rule here; `severity` may only be milder than the rule's."""

    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class NotApplicable(_Result):
    """The rule has nothing to judge on this record."""


@dataclass(frozen=True, slots=True)
class CouldNotCheck(_Result):
    """The facts that the rule needs are absent or cannot be read.

    `severity` is that of the worst that could hide here; it may only be milder than the rule's.
    """

    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class NotYetDue(_Result):
    """The rule will ask for something at a later date."""


Result = Problem | NotApplicable | CouldNotCheck | NotYetDue
