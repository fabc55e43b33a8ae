"""One portal per run: plugins loaded once, one application, clients that go through HTTP.

A test that changes settings by the mark `ckan_config` gets an application of its own.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import ckan.plugins as p
import pytest
import sqlalchemy as sa
from ckan import model
from ckan.common import config
from ckan.tests.helpers import CKANTestApp, _get_test_app
from ckanapi import TestAppCKAN

Api = Callable[[dict[str, Any] | None], TestAppCKAN]


@pytest.fixture(scope="session", autouse=True)
def own_slot() -> Iterator[None]:
    """Hold the database of this run, so that two runs at once never share a slot."""
    engine = sa.create_engine(config["sqlalchemy.url"], poolclass=sa.pool.NullPool)
    with engine.connect() as connection:
        if not connection.scalar(sa.text("select pg_try_advisory_lock(20120826)")):
            pytest.exit(
                "Another test run uses this slot: wait for it, or take another by"
                ' eval "$(bin/test-env N)".',
                returncode=3,
            )
        yield


@pytest.fixture(scope="session")
def _kept() -> dict[str, CKANTestApp]:
    return {}


@pytest.fixture
def portal(request: pytest.FixtureRequest, _kept: dict[str, CKANTestApp]) -> CKANTestApp:
    """The application of this run, with the plugins that the configuration lists.

    Kept from test to test. Made anew after a test that loaded other plugins.
    """
    if request.node.get_closest_marker("ckan_config"):
        request.getfixturevalue("with_plugins")
        _kept.clear()
        return _get_test_app()
    wanted = config["ckan.plugins"]
    if not _kept or not all(p.plugin_loaded(name) for name in wanted):
        p.load_all()
        _kept["app"] = _get_test_app()
    return _kept["app"]


@pytest.fixture
def app(portal: CKANTestApp) -> CKANTestApp:
    """The application with a browser that nobody has logged in to.

    `app.get("/dataset/")`, `app.post(...)`; `app.set_session_user(user["id"])` logs somebody in.
    """
    model.Session.remove()
    portal.client = portal.test_client()
    return portal


@pytest.fixture
def api(app: CKANTestApp) -> Api:
    """Call actions over HTTP as a user, or as the public with None.

    `api(editor).action.package_create(...)`; refusals are raised as ckanapi's exceptions.
    """

    def client(user: dict[str, Any] | None) -> TestAppCKAN:
        return TestAppCKAN(_Anonymous(app), apikey=user["token"] if user else None)

    return client


class _Anonymous:
    """Send each call in a browser of its own: a token, not a session, says who calls."""

    def __init__(self, app: CKANTestApp) -> None:
        self._app = app

    def post(self, url: str, *, params: Any, headers: dict[str, str], **rest: Any) -> Any:
        rest.pop("expect_errors", None)
        uploads = rest.pop("upload_files", [])
        if uploads:
            # With a file ckanapi encodes the arguments as the parts of a multipart body are.
            fields = {key.decode(): value.decode() for key, value in params.items()}
            files = {field: (io.BytesIO(body), name) for field, name, body in uploads}
            params = {**fields, **files}
        model.Session.remove()
        return self._app.test_client(use_cookies=False).post(
            url, data=params, headers=headers, **rest
        )
