"""What the actions on roles accept."""

from __future__ import annotations

import datetime
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.logic.schema import validator_args
from ckan.types import Schema, Validator, ValidatorFactory

from ...core.vocabulary import load_vocabulary
from ...store.role.assignments import has_assignments
from ..arguments import (
    iso_date,
    nothing_else,
    one_of_codes,
    organization_id,
    plain_text,
    switch,
)
from ..paging import cursor, page_size

__all__ = ["ogip_role_assign", "ogip_role_list", "ogip_role_revoke", "ogip_role_show"]

_LIMIT = 1000
_PLACE = 4


def active_user_id(value: Any) -> str:
    """Return the id of a user named by id or name, whose account is in use."""
    user = model.User.get(plain_text(value))
    if user is None or user.state != model.State.ACTIVE:
        raise tk.Invalid(tk._("There is no user “%(name)s”.") % {"name": value})
    return user.id


def any_user_id(value: Any) -> str:
    """Return the id of a user named by id or name; what nobody is called may be a former id."""
    user = model.User.get(plain_text(value))
    return user.id if user else plain_text(value)


def any_organization_id(value: Any) -> str:
    """Return the id of an organization, also of a deleted one, or of one that had roles."""
    organization = model.Group.get(plain_text(value))
    if organization and organization.is_organization:
        return organization.id
    return value if has_assignments(value) else organization_id(value)


def place(value: Any) -> tuple[str, ...]:
    """Return the place in the list that a page starts behind."""
    read = cursor(_PLACE)(value)
    try:
        datetime.date.fromisoformat(read[2])
    except ValueError as error:
        message = tk._("This is not a cursor that a list has answered. Start from the first page.")
        raise tk.Invalid(message) from error
    return read


def _codes() -> list[str]:
    return [choice.value for choice in load_vocabulary("role")]


@validator_args
def ogip_role_assign(
    not_empty: Validator, ignore_empty: Validator, default: ValidatorFactory
) -> Schema:
    """Name organization, person and role; for how long, and for whom they act, are optional."""
    return {
        "organization": [not_empty, organization_id],
        "user": [not_empty, active_user_id],
        "role": [not_empty, one_of_codes(_codes())],
        "valid_from": [ignore_empty, iso_date],
        "valid_until": [ignore_empty, iso_date],
        "delegate_of": [ignore_empty, active_user_id],
        "co_chair": [default(False), switch],
        "__after": [nothing_else],
    }


@validator_args
def ogip_role_revoke(not_empty: Validator) -> Schema:
    """Name the assignment."""
    return {"id": [not_empty, plain_text], "__after": [nothing_else]}


@validator_args
def ogip_role_show(not_empty: Validator) -> Schema:
    """Name the assignment."""
    return {"id": [not_empty, plain_text], "__after": [nothing_else]}


@validator_args
def ogip_role_list(ignore_empty: Validator, default: ValidatorFactory) -> Schema:
    """Filters, all optional, and the place in the list."""
    return {
        "organization": [ignore_empty, any_organization_id],
        "user": [ignore_empty, any_user_id],
        "role": [ignore_empty, one_of_codes(_codes())],
        "as_of": [ignore_empty, iso_date],
        "include_ended": [default(False), switch],
        "limit": [default(50), page_size(_LIMIT)],
        "cursor": [ignore_empty, place],
        "__after": [nothing_else],
    }
