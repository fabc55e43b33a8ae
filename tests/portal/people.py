"""The people of a test: one organization, one user per role, each a user dict with an API token.

`make_organization` and `make_user` make more of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from ckan import model
from ckan.lib import api_token
from ckan.tests.helpers import call_action

Record = dict[str, Any]
_numbers = itertools.count(1)


@pytest.fixture
def make_organization(portal: Any) -> Callable[..., Record]:
    """Make an organization with both names; keyword arguments add or replace fields."""

    def make(**fields: Any) -> Record:
        number = next(_numbers)
        given = {
            "name": f"department-{number}",
            "title_translated": {
                "en": f"Department {number}",
                "fr": f"Ministère {number}",
            },
            **fields,
        }
        return call_action("organization_create", {"user": _site_user()}, **given)

    return make


@pytest.fixture
def make_user(portal: Any) -> Callable[..., Record]:
    """Make a user: `make_user("editor", organization)`, or `make_user()` for an outsider."""

    def make(capacity: str = "", organization: Record | None = None, **fields: Any) -> Record:
        user = model.User(
            **{"name": f"user-{next(_numbers)}", "state": "active", **fields},
        )
        user.email = f"{user.name}@example.org"
        model.Session.add(user)
        model.Session.flush()
        token = model.ApiToken(user_id=user.id, name="test")
        model.Session.add(token)
        if organization:
            model.Session.add(
                model.Member(
                    group=model.Group.get(organization["id"]),
                    table_id=user.id,
                    table_name="user",
                    capacity=capacity,
                )
            )
        record = {"id": user.id, "name": user.name, "sysadmin": user.sysadmin}
        encoded = api_token.encode({"jti": token.id})
        model.Session.commit()
        return {**record, "token": encoded}

    return make


@pytest.fixture
def organization(make_organization: Callable[..., Record]) -> Record:
    """The organization that the people below belong to."""
    return make_organization()


@pytest.fixture
def member(make_user: Callable[..., Record], organization: Record) -> Record:
    """Somebody who may read the organization's drafts, and nothing more."""
    return make_user("member", organization)


@pytest.fixture
def editor(make_user: Callable[..., Record], organization: Record) -> Record:
    """Somebody who may edit the organization's datasets."""
    return make_user("editor", organization)


@pytest.fixture
def org_admin(make_user: Callable[..., Record], organization: Record) -> Record:
    """Somebody who administers the organization."""
    return make_user("admin", organization)


@pytest.fixture
def outsider(make_user: Callable[..., Record]) -> Record:
    """Somebody with an account and no organization."""
    return make_user()


@pytest.fixture
def sysadmin(make_user: Callable[..., Record]) -> Record:
    """Somebody who administers the portal."""
    return make_user(sysadmin=True)


def _site_user() -> str:
    return call_action("get_site_user")["name"]
