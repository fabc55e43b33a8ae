"""Sets of answers whose days lie ahead of the day of the run."""

from __future__ import annotations

import datetime
from typing import Any

from tests.core.eligibility.answering import ELIGIBLE as _ELIGIBLE
from tests.core.eligibility.answering import HIDDEN as _HIDDEN
from tests.core.eligibility.answering import INELIGIBLE as _INELIGIBLE
from tests.core.eligibility.answering import TREATABLE as _TREATABLE

AGAIN = (datetime.date.today() + datetime.timedelta(days=300)).isoformat()  # noqa: DTZ011 - within a year on any clock
ELIGIBLE: dict[str, Any] = {**_ELIGIBLE}
INELIGIBLE: dict[str, Any] = {**_INELIGIBLE, "review_date": AGAIN}
HIDDEN: dict[str, Any] = {**_HIDDEN, "review_date": AGAIN}
TREATABLE: dict[str, Any] = {**_TREATABLE, "treatment_date": AGAIN}
NOT_HELD: dict[str, Any] = {"holder": "nobody"}
