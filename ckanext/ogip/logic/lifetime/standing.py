"""A record as the rules of lifetimes read it: where it stands, and what it may be replaced by."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import ckan.plugins.toolkit as tk
from ckan import model

from ... import catalogue
from ...core.lifetime.effects import Other, Situation
from ...core.lifetime.evaluate import Lifetime, evaluate
from ...core.lifetime.terms import Terms
from ...core.policy.lifetime import terms_of
from ...core.subject import Subject
from ...gate.judge import today
from ...gate.record import from_model
from ...gate.state import is_public

_LONGEST_CHAIN = 50  # records that replace each other, one after the other


@dataclass(frozen=True, slots=True)
class Standing:
    """A record as it is stored, on a day, under the policy of its organization."""

    package: model.Package
    record: Mapping[str, Any]
    today: datetime.date
    terms: Terms

    @property
    def subject(self) -> Subject:
        """Return the record as core reads it."""
        return Subject.from_dict(self.record)

    @property
    def lifetime(self) -> Lifetime:
        """Return where the record stands."""
        return evaluate(self.subject, self.today, self.terms)

    def situation(self, other: str | None = None) -> Situation:
        """Return what a decision is about; `other` names the record that replaces this one."""
        return Situation(self.subject, self.today, self.terms, _other(other))


def standing_of(reference: str, *, lock: bool = False) -> Standing:
    """Return a record by id or name, locked until the transaction ends. Raises ObjectNotFound."""
    package = model.Package.get(reference, for_update=lock)
    if package is None:
        raise tk.ObjectNotFound(tk._("Dataset not found"))
    if lock:
        # What was read before the lock may have changed while this waited for it.
        model.Session.refresh(package)
    terms = terms_of(catalogue.policy_for(package.owner_org))
    return Standing(package, from_model(package), today(), terms)


def replacing_package(record: Mapping[str, Any]) -> model.Package | None:
    """Return the record that replaces another one, which names it or gives its address."""
    given = Subject.from_dict(record).text("superseded_by")
    return _package(urlsplit(given).path.rstrip("/").rsplit("/", 1)[-1]) if given else None


def _other(reference: str | None) -> Other | None:
    package = _package(reference) if reference else None
    if package is None:
        return None
    record = from_model(package)
    return Other(package.id, package.name, is_public(record), _replacements(package, record))


def _replacements(package: model.Package, record: Mapping[str, Any]) -> dict[str, str]:
    """Return the id of each record in a row of replaced ones, and of the one that replaces it."""
    replaced_by: dict[str, str] = {}
    while len(replaced_by) < _LONGEST_CHAIN and package.id not in replaced_by:
        following = replacing_package(record)
        if following is None:
            break
        replaced_by[package.id] = following.id
        package, record = following, from_model(following)
    return replaced_by


def _package(reference: str) -> model.Package | None:
    package = model.Package.get(reference)
    return package if package and package.state != model.State.DELETED else None
