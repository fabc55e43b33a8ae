"""Publication lifetimes: where a record stands, whether it was reviewed, what was decided."""

from __future__ import annotations

from typing import Any

import ckan.plugins.toolkit as tk
from ckan import authz, model
from ckan.types import Context

from ... import catalogue
from ...core.lifetime.evaluate import evaluate
from ...core.policy.lifetime import terms_of
from ...core.subject import Subject
from ...gate.judge import today
from ...gate.record import from_payload
from ...gate.shape import require_readable
from ..lifetime.changing import (
    announce_delay,
    changed_by,
    commit,
    confirm_decision,
    confirm_unchanged,
    propose_decision,
)
from ..lifetime.standing import Standing, standing_of
from ..lifetime.view import show_standing
from ..schema import lifetime as schema

__all__ = [
    "ogip_lifetime_confirm",
    "ogip_lifetime_decide",
    "ogip_lifetime_delay",
    "ogip_lifetime_evaluate",
    "ogip_lifetime_show",
]


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_lifetime_evaluate)
def ogip_lifetime_evaluate(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Say where a record would stand on a day; reads and writes nothing.

    :param dataset: the fields of a record as `package_create` takes them
    :param as_of: ISO date, today by default
    :returns: `{class, frequency, last_data_date, next_update_due, days_late, bucket, review_date,
        review_days_late, status, grace_days, paused_until, expires, computable}`. Buckets: `none`,
        `current`, `due_soon`, `late_1_7`, `late_8_30`, `late_31_90`, `late_91_365`,
        `late_over_365`. Status: `closed`, `paused`, `overdue`, `late`, `review_due`, `due_soon`,
        `current` or `unknown`. What cannot be read counts as missing
    """
    tk.check_access("ogip_lifetime_evaluate", context, data_dict)
    require_readable(data_dict["dataset"])
    record = from_payload(data_dict["dataset"], {})
    owner = record.get("owner_org")
    terms = terms_of(catalogue.policy_for(owner if isinstance(owner, str) else None))
    as_of = data_dict.get("as_of") or today()
    return evaluate(Subject.from_dict(record), as_of, terms).as_dict()


@tk.side_effect_free
@tk.validate_action_data(schema.ogip_lifetime_show)
def ogip_lifetime_show(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Show where a record stands today, in codes and in words.

    :param id: id or name of the record
    :returns: as `ogip_lifetime_evaluate`, with `id`, `name`, `in_words{en, fr}`, `banner{en, fr}`
        (null where none is needed), `replaced_by` (the name of a record) and `end{en, fr}`, what
        its class says about the end. Members of the organization also get `decisions`, `{decision:
        [what it needs besides a reason]}` with those that fit the class first, `proposal` and
        `last_decision`: `{decision, reason, ..., proposed{by, role, on}, confirmed{by, role, on}}`
    """
    standing = standing_of(data_dict["id"])
    tk.check_access("ogip_lifetime_show", context, {"id": standing.package.id})
    return _show(context, standing)


@tk.validate_action_data(schema.ogip_lifetime_confirm)
def ogip_lifetime_confirm(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Confirm that a record was reviewed and needs no change: its review date moves on.

    The next review comes as late as the lifetime class allows.

    :param id: id or name of the record
    :param comment: what the review looked at, up to 2000 characters, for the log
    :returns: as `ogip_lifetime_show`
    :raises ValidationError: the class sets no time for a review, or the record's time is over
    """
    standing = _locked(context, "ogip_lifetime_confirm", data_dict)
    try:
        confirm_unchanged(context, standing, data_dict.get("comment"))
        _commit(context, [standing.package.id])
    except Exception:
        # Also lets go of the lock.
        model.Session.rollback()
        raise
    return _show(context, standing_of(standing.package.id))


@tk.validate_action_data(schema.ogip_lifetime_delay)
def ogip_lifetime_delay(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Announce by when a late update comes, and why it is late; everybody reads it.

    :param id: id or name of the record
    :param until: ISO date, today or later, and no further ahead than the policy allows
    :param reason: `{en, fr}`, up to 2000 characters each
    :returns: as `ogip_lifetime_show`
    :raises ValidationError: by argument
    """
    standing = _locked(context, "ogip_lifetime_delay", data_dict)
    try:
        announce_delay(context, standing, data_dict)
        _commit(context, [standing.package.id])
    except Exception:
        model.Session.rollback()
        raise
    return _show(context, standing_of(standing.package.id))


@tk.validate_action_data(schema.ogip_lifetime_decide)
def ogip_lifetime_decide(context: Context, data_dict: dict[str, Any]) -> dict[str, Any]:
    """Propose how the life of a record goes on, or confirm what somebody else proposed.

    :param id: id or name of the record
    :param decision: `renew`, `update`, `consolidate`, `mark_historical`, `supersede`,
        `extend_retention`, `withdraw` or `start_lac_review`
    :param reason: why, up to 2000 characters
    :param review_date: of `renew`: the next review, as late as the class allows by default
    :param date_expires: of `renew`, for a time-limited record: its new end
    :param until: of `update`: the day by which the update comes
    :param public_reason: of `update`: `{en, fr}`, why it is late
    :param other: of `consolidate` and `supersede`: id or name of the record that takes its place
    :param retention_until: of `extend_retention`: the new day
    :param retention_basis: of `extend_retention`: a code of the list
    :param withdrawal_reason: of `withdraw`: a code of the list. Confirming it withdraws nothing
        yet: `ogip_withdraw` asks for the explanation that the public reads
    :param confirm: true puts the proposal in force, with `decision`, if given, as the one that was
        read. Only a second person may do that: the coordinator, for `withdraw` the official in
        charge
    :returns: as `ogip_lifetime_show`
    :raises ValidationError: by argument; also for the wrong role, the same person, and what does
        not fit the record

    Until it is confirmed, a decision changes nothing; a later proposal replaces it. A record that
    is replaced stays public, and both records say so where the caller may change both.
    """
    standing = _locked(context, "ogip_lifetime_decide", data_dict)
    given = {name: data_dict[name] for name in data_dict if name not in {"id", "confirm"}}
    try:
        if data_dict["confirm"]:
            decision = confirm_decision(context, standing, given.get("decision"))
            _commit(context, changed_by(decision))
        else:
            propose_decision(context, standing, given)
            if not context.get("defer_commit"):
                model.Session.commit()
    except Exception:
        model.Session.rollback()
        raise
    return _show(context, standing_of(standing.package.id))


def _locked(context: Context, action: str, data_dict: dict[str, Any]) -> Standing:
    found = standing_of(data_dict["id"])
    tk.check_access(action, context, {**data_dict, "id": found.package.id})
    return standing_of(found.package.id, lock=True)


def _commit(context: Context, dataset_ids: list[str]) -> None:
    if not context.get("defer_commit"):
        commit(dataset_ids)


def _show(context: Context, standing: Standing) -> dict[str, Any]:
    owner, user = standing.package.owner_org, context.get("user")
    may_read = owner and user and authz.has_user_permission_for_group_or_org(owner, user, "read")
    inside = bool(context.get("ignore_auth")) or bool(may_read)
    return show_standing(standing, context, inside=inside)
