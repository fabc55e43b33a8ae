"""The language a command speaks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Let gettext and the actions answer in a language, as they do to a page in it.

    CKAN translates inside a request only, so the command acts inside one that nobody sent.
    """
    app = click.get_current_context().meta["flask_app"]
    with app.test_request_context(environ_overrides={"CKAN_LANG": lang}):
        yield
