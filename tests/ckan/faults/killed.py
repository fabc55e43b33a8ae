"""A process that publishes a dataset and is killed: `python killed.py INI DATASET USER WHERE`."""

import os
import signal
import sys

import ckan.plugins.toolkit as tk
from ckan import model
from ckan.cli import CKANConfigLoader
from ckan.config.middleware import make_app
from ckan.lib.search.index import PackageSearchIndex

from ckanext.ogip.store.assessment import assessments


def kill(*_arguments, **_more):
    os.kill(os.getpid(), signal.SIGKILL)


def killed_after(function):
    def call(*arguments, **more):
        function(*arguments, **more)
        kill()

    return call


def arm(where):
    """Replace one step of a write by the end of the process."""
    if where == "before the index":
        PackageSearchIndex.index_package = kill
    elif where == "before the commit":
        PackageSearchIndex.index_package = killed_after(PackageSearchIndex.index_package)
    elif where == "after the approval":
        assessments.save_approval = killed_after(assessments.save_approval)
    elif where == "after the commit":
        model.repo.commit = killed_after(model.repo.commit)


def main(ini, dataset_id, user, where):
    app = make_app(CKANConfigLoader(ini).get_config())
    with app._wsgi_app.test_request_context():
        arm(where)
        tk.get_action("ogip_publish")({"user": user}, {"id": dataset_id})


if __name__ == "__main__":
    main(*sys.argv[1:])
