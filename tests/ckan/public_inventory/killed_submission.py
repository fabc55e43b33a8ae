"""A worker that is killed while it submits: `python killed_submission.py INI ORGANIZATION ID`."""

import os
import signal
import sys

from ckan.cli import CKANConfigLoader
from ckan.config.environment import load_environment

from ckanext.ogip.logic.inventory import submission_jobs


def kill(*_arguments):
    os.kill(os.getpid(), signal.SIGKILL)


def main(ini, organization, submission_id):
    load_environment(CKANConfigLoader(ini).get_config())
    # The list is frozen by then, and nothing is committed.
    submission_jobs._end = kill
    submission_jobs.work(organization, submission_id)


if __name__ == "__main__":
    main(*sys.argv[1:])
