"""A worker that is killed during an import: `python killed_import.py INI IMPORT WHERE`."""

import os
import signal
import sys

from ckan.cli import CKANConfigLoader
from ckan.config.environment import load_environment

from ckanext.ogip.logic.imports import jobs as import_jobs


def kill(*_arguments, **_more):
    os.kill(os.getpid(), signal.SIGKILL)


def main(ini, import_id, where):
    load_environment(CKANConfigLoader(ini).get_config())
    if where == "before the commit":
        import_jobs.finish = kill
    else:
        noted = import_jobs.Claim.note

        def note(self, import_id, done, total):
            noted(self, import_id, done, total)
            if done == 2000:
                kill()

        import_jobs.Claim.note = note
    import_jobs.work(import_id)


if __name__ == "__main__":
    main(*sys.argv[1:])
