"""Visiting pages as somebody."""

import pytest
from ckan.common import config


@pytest.fixture
def log_in(app):
    """`log_in(editor)`: from now on the application's browser is that person's."""

    def log_in(user):
        with app.client.session_transaction(base_url=config["ckan.site_url"]) as session:
            session["_user_id"] = user["id"]
            session["_fresh"] = True

    return log_in
