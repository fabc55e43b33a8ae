"""A file between its preview and its import: kept an hour, for the person who sent it."""

from __future__ import annotations

import io
import zlib

from werkzeug.datastructures import FileStorage

from ..kept import forget, keep, kept

_KIND = "held-file"


def hold(upload: FileStorage) -> str:
    """Keep a file and return the word that gives it back, to this person only."""
    upload.stream.seek(0)
    content = zlib.compress(upload.stream.read())
    name = (upload.filename or "").encode()
    return keep(_KIND, name + b"\0" + content)


def held(token: str) -> FileStorage | None:
    """Return the file, None when the hour is over or somebody else sent it."""
    content = kept(_KIND, token)
    if content is None:
        return None
    name, _, packed = content.partition(b"\0")
    return FileStorage(io.BytesIO(zlib.decompress(packed)), filename=name.decode())


def let_go(token: str) -> None:
    """Forget a file."""
    forget(_KIND, token)
