"""The people around an entry of the inventory."""

import pytest

from tests.e2e.items.states import Desk


@pytest.fixture
def desk(api, editor, org_admin, organization):
    """An editor and an administrator of the organization, who bring an entry into a state."""
    return Desk(api(editor).action, api(org_admin).action, organization)
