"""A portal whose administrator took the ogip plugins out of `ckan.plugins`, and answers some calls.

python plain_portal.py plain.ini '[["GET", "/dataset/name", "", {}], ...]'

The index is rebuilt first, as `docs/gate.md` asks of whoever does that.
"""

import json
import sys

from ckan.cli import load_config
from ckan.config.middleware import make_app
from ckan.lib import search


def main(ini, calls):
    portal = make_app(load_config(ini))
    with portal._wsgi_app.test_request_context():
        search.rebuild(clear=True)
    answers = [_answer(portal._wsgi_app.test_client(), *call) for call in json.loads(calls)]
    loaded = sorted(name for name in sys.modules if name.startswith("ckanext.ogip"))
    sys.stdout.write("\n" + json.dumps({"answers": answers, "ogip": loaded}))


def _answer(client, method, path, token, body):
    headers = {"Authorization": token} if token else {}
    posted = {"json": body} if method == "POST" else {}
    answer = client.open(path, method=method, headers=headers, **posted)
    return {"status": answer.status_code, "body": answer.get_data(as_text=True)}


if __name__ == "__main__":
    main(*sys.argv[1:])
