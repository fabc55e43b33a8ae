"""What goes through the actions is not judged a third time."""

import pytest
import sqlalchemy as sa
from ckan import model

from ckanext.ogip.implementations.domain_objects import DomainObjects

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.fixture
def statements():
    """Every statement that is sent to the database from here on."""
    sent = []

    def note(_connection, _cursor, statement, *_rest):
        sent.append(statement)

    sa.event.listen(model.meta.engine, "before_cursor_execute", note)
    yield sent
    sa.event.remove(model.meta.engine, "before_cursor_execute", note)


def test_an_approved_record_costs_one_look_up(public, statements):
    package = model.Package.get(public["id"])
    assert package.resources
    statements.clear()

    DomainObjects().notify(package, "changed")

    assert len(statements) == 1


def test_a_draft_costs_one_look_up(draft, statements):
    package = model.Package.get(draft["id"])
    statements.clear()

    DomainObjects().notify(package, "changed")

    assert len(statements) == 1
