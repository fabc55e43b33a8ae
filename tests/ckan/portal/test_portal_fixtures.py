"""The fixtures that every CKAN test stands on: an empty portal, people, calls over HTTP."""

import time

import pytest
from ckan import model
from ckan.common import config
from ckan.lib import redis
from ckanapi import NotAuthorized

pytestmark = pytest.mark.usefixtures("clean_portal")


@pytest.mark.parametrize("_run", range(3))
def test_speed(_run, api, editor, org_admin, organization, request):
    t = time.perf_counter()
    request.getfixturevalue("sysadmin")
    print("user", time.perf_counter() - t)
    t = time.perf_counter()
    print(api(editor).action.organization_show(id=organization["id"]))
    print("show", time.perf_counter() - t)
    t = time.perf_counter()
