"""Serve the portal of a test slot to real browsers: `python serve.py INI THEME`.

Prints its address once it listens, then serves until it is ended. The port is the system's choice.
Unlike the rest of the tests it checks CSRF tokens and shows error pages, as a portal in use does.
"""

from __future__ import annotations

import socket
import sys

from ckan.cli import load_config
from ckan.config.middleware import make_app
from werkzeug.serving import make_server

FOLDERS = {
    "classic": {},
    "midnight-blue": {
        "ckan.base_templates_folder": "templates-midnight-blue",
        "ckan.base_public_folder": "public-midnight-blue",
    },
}


def main(ini: str, theme: str) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        config = load_config(ini) | FOLDERS[theme]
        config |= {"ckan.site_url": address, "WTF_CSRF_ENABLED": "true", "testing": "false"}
        app = make_app(config)
        server = make_server("127.0.0.1", 0, app, threaded=True, fd=listener.fileno())
        print(address, flush=True)  # noqa: T201 - whoever started this reads it
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
