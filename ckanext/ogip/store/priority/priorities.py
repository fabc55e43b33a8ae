"""Release priorities in the database, one or many at once; never commits."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import sqlalchemy as sa
from ckan import model

from ...core.inventory.states import ASSESSED, PRIORITIZED
from ...core.priority.history import HistoryEntry
from ...core.priority.override import Override
from ...core.priority.score import Mandate
from ...model.priority import PriorityScored, StoredPriority

# Of a score; null together while an item has none.
_SCORE = (
    *("mode", "score", "points", "completeness", "band", "computed_band", "is_ranked"),
    *("mandated", "mandate_due", "demand", "fingerprint", "scored_on", "rescore_due"),
    *("policy", "toolkit"),
)
_HISTORY = (
    *("item_id", "scored_on", "cause", "by", "mode", "score", "points", "completeness", "band"),
    *("computed_band", "demand", "answers", "policy", "toolkit"),
)
# A page of rows travels as one value: a thousand take no longer than ten.
_SAVE = sa.text(f"""
    insert into ogip_priority (item_id, answers, {", ".join(_SCORE)})
    select item_id, '{{}}', {", ".join(_SCORE)}
    from json_populate_recordset(null::ogip_priority, cast(:rows as json))
    on conflict (item_id) do update
    set {", ".join(f"{name} = excluded.{name}" for name in _SCORE)}
""")  # noqa: S608 - names of columns
_REMEMBER = sa.text(f"""
    insert into ogip_priority_history ({", ".join(_HISTORY)})
    select {", ".join(_HISTORY)}
    from json_populate_recordset(null::ogip_priority_history, cast(:rows as json))
""")  # noqa: S608
_BLANK = sa.text(f"""
    update ogip_priority set {", ".join(f"{name} = null" for name in _SCORE)}
    where item_id = any(:ids) and band is not null
""")  # noqa: S608
_RANK = sa.text("""
    update ogip_item set state = :prioritized where id = any(:ids) and state = :assessed
""")


@dataclass(frozen=True)
class Scoring:
    """A score to be written down; `rescore_due` is the last day on which it holds."""

    item_id: str
    entry: HistoryEntry
    is_ranked: bool
    mandate: Mandate | None
    rescore_due: date

    @cached_property
    def fingerprint(self) -> str:
        """Return the same text for the same score from the same answers, whenever it was made."""
        entry = self.entry
        due = self.mandate.due if self.mandate else None
        said = (entry.mode, entry.score, entry.points, entry.completeness, entry.band)
        rest = (entry.computed_band, entry.demand, entry.toolkit, self.is_ranked, str(due))
        answers = sorted(entry.answers.items())
        return hashlib.sha256(repr((said, rest, answers)).encode()).hexdigest()

    def row(self) -> dict[str, Any]:
        """Return the columns of a score."""
        entry, due = self.entry, self.mandate.due if self.mandate else None
        same = ("mode", "score", "points", "completeness", "band", "computed_band", "demand",
                "policy", "toolkit")  # fmt: skip
        return {
            **{name: getattr(entry, name) for name in same},
            "item_id": self.item_id,
            "is_ranked": self.is_ranked,
            "mandated": self.mandate is not None,
            "mandate_due": due.isoformat() if due else None,
            "fingerprint": self.fingerprint,
            "scored_on": entry.on.isoformat(),
            "rescore_due": self.rescore_due.isoformat(),
        }

    def remembered(self) -> dict[str, Any]:
        """Return the columns of its entry in the history."""
        entry = self.entry.as_dict()
        return {
            **entry,
            "item_id": self.item_id,
            "scored_on": entry["on"],
            "by": entry["by"] or None,
        }


def priority_of(item_id: str) -> StoredPriority | None:
    """Return the priority of an item as it was last scored."""
    return model.Session.get(StoredPriority, item_id, populate_existing=True)


def keep_answers(item_id: str, answers: Mapping[str, Any]) -> None:
    """Replace the answers that people gave about an item."""
    stored = priority_of(item_id)
    if stored:
        stored.answers = dict(answers)
    else:
        model.Session.add(StoredPriority(item_id=item_id, answers=dict(answers)))
    model.Session.flush()


def set_override(item_id: str, override: Override | None) -> None:
    """Keep the band that somebody chose, or none."""
    if priority_of(item_id) is None:
        keep_answers(item_id, {})
    stored = model.Session.get_one(StoredPriority, item_id)
    stored.override_band = override.band.value if override else None
    stored.override_reason = override.reason if override else None
    stored.override_by = override.by if override else None
    stored.override_on = override.on if override else None
    model.Session.flush()


def save_scorings(scorings: Sequence[Scoring]) -> None:
    """Write scores and their history, and move on the items that have a place among the others."""
    if not scorings:
        return
    connection = model.Session.connection()
    connection.execute(_SAVE, {"rows": json.dumps([each.row() for each in scorings])})
    connection.execute(_REMEMBER, {"rows": json.dumps([each.remembered() for each in scorings])})
    ranked = [each.item_id for each in scorings if each.is_ranked]
    states = {"prioritized": PRIORITIZED, "assessed": ASSESSED}
    connection.execute(_RANK, {"ids": ranked, **states})


def blank_scores(item_ids: Sequence[str]) -> None:
    """Take the scores of items away; the answers of people and the history stay."""
    if item_ids:
        model.Session.connection().execute(_BLANK, {"ids": list(item_ids)})


def history_of(item_id: str, limit: int) -> list[PriorityScored]:
    """Return up to `limit` scores that an item had, newest first."""
    query = sa.select(PriorityScored).filter_by(item_id=item_id)
    return list(model.Session.scalars(query.order_by(PriorityScored.id.desc()).limit(limit)))
