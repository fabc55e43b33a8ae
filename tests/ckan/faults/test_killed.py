"""The process that publishes is killed between two steps: all of it happened, or nothing."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ckan.faults.conftest import in_database, in_search

pytestmark = pytest.mark.usefixtures("clean_portal")

HERE = Path(__file__).parent
INI = HERE.parents[2] / "test.ini"


def publish_and_be_killed(dataset, user, where):
    command = [sys.executable, HERE / "killed.py", INI, dataset["id"], user["name"], where]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


def seen_by_the_public(api, dataset):
    names = api(None).action.package_list()
    return dataset["name"] in names, in_search(api, dataset["id"])


@pytest.mark.parametrize("where", ["after the approval", "before the index", "before the commit"])
def test_before_the_commit_nothing_happened_and_publishing_again_works(api, editor, draft, where):
    publish_and_be_killed(draft, editor, where)

    assert in_database(draft["id"]) == (False, False)
    assert seen_by_the_public(api, draft) == (False, False)

    api(editor).action.ogip_publish(id=draft["id"])
    assert seen_by_the_public(api, draft) == (True, True)


def test_after_the_commit_all_of_it_happened(api, editor, draft):
    publish_and_be_killed(draft, editor, "after the commit")

    assert in_database(draft["id"]) == (True, True)
    assert seen_by_the_public(api, draft) == (True, True)
