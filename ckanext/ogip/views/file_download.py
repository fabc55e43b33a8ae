"""Files that actions write, as downloads."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from typing import Any

import ckan.plugins.toolkit as tk
from flask import send_file
from werkzeug.wrappers import Response

_IN_MEMORY = 4 * 1024 * 1024  # bytes; a larger file waits on the disk


def download(action: str, arguments: Mapping[str, Any]) -> Response:
    """Let an action write its file, and send it; nobody but the caller may keep it."""
    stream = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed once sent
    answer = tk.get_action(action)({}, {**arguments, "output": stream})
    stream.seek(0)
    response = send_file(
        stream,
        mimetype=answer["media_type"],
        as_attachment=True,
        download_name=answer["filename"],
    )
    response.headers["Cache-Control"] = "private, no-store"
    # Else CKAN adds that everybody may keep it.
    tk.request.environ["__no_cache__"] = True
    return response
