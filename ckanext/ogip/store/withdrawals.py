"""Withdrawals in the database; never commits."""

from __future__ import annotations

import datetime

import sqlalchemy as sa
from ckan import model

from ..core.inventory.states import RELEASED
from ..model.item import Item
from ..model.withdrawal import Withdrawal

_WITHDRAWN = "withdrawn"
_IS_OPEN = sa.text(
    "select exists (select from ogip_withdrawal where dataset_id = :id and reinstated_at is null)"
)


def open_withdrawal(dataset_id: str) -> Withdrawal | None:
    """Return the withdrawal of an asset that has not been reinstated."""
    query = sa.select(Withdrawal).filter_by(dataset_id=dataset_id, reinstated_at=None)
    return model.Session.scalar(query)


def is_withdrawn(dataset_id: str) -> bool:
    """Tell whether an asset has a withdrawal that was not reinstated; asked twice a publication."""
    return bool(model.Session.connection().scalar(_IS_OPEN, {"id": dataset_id}))


def withdrawal_at(reference: str) -> Withdrawal | None:
    """Return the open withdrawal of the asset that has this id, or had this name when it left."""
    named = sa.or_(Withdrawal.dataset_id == reference, Withdrawal.dataset_name == reference)
    query = (
        sa.select(Withdrawal)
        .where(named, Withdrawal.reinstated_at.is_(None))
        .order_by(Withdrawal.withdrawn_on.desc(), Withdrawal.id)
        .limit(1)
    )
    return model.Session.scalar(query)


def begin(withdrawal: Withdrawal) -> None:
    """Record a withdrawal, also in the inventory; the gate lets the asset leave because of it."""
    # An asset that came back past the gate still has its old one.
    earlier = open_withdrawal(withdrawal.dataset_id)
    if earlier:
        end(earlier)
    model.Session.add(withdrawal)
    _move_item(withdrawal.dataset_id, _WITHDRAWN)
    model.Session.flush()


def end(withdrawal: Withdrawal) -> None:
    """Record that the asset may be public again; the gate still judges whether it is fit to be."""
    withdrawal.reinstated_at = datetime.datetime.now(datetime.UTC)
    _move_item(withdrawal.dataset_id, RELEASED)
    model.Session.flush()


def _move_item(dataset_id: str, state: str) -> None:
    model.Session.execute(
        sa.update(Item)
        .where(Item.dataset_id == dataset_id)
        .values(state=state)
        .execution_options(synchronize_session=False)
    )
