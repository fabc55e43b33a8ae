"""One resource (file or link) of a record, read-only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .record import Record
from .text import Text
from .values import read_text

_WEB_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s/?#]", re.IGNORECASE)


class Resource(Record):
    """A resource and its place in the list; `position` counts from 1."""

    __slots__ = ("_has_address", "format", "position", "type")

    def __init__(self, data: Mapping[str, Any], position: int) -> None:
        """View `data`, the resource at `position`."""
        super().__init__(data)
        self.position = position
        # Read once, since many rules ask: the resource type code, and the format code in upper
        # case without a leading dot.
        self.type = self.text("resource_type")
        self.format = self.text("format").lstrip(".").upper()
        self._has_address: bool | None = None

    @property
    def id(self) -> str | None:
        """Return the id, None before the first save."""
        return self.text("id") or None

    @property
    def url(self) -> str:
        """Return the address of the link, or of the file once it is stored."""
        return self.text("url")

    @property
    def upload_name(self) -> str:
        """Return the name of the file that is being uploaded with the record, else blank."""
        # A form without a file sends a blank text; an upload object may refuse to be a truth value.
        return read_text(getattr(self._data.get("upload"), "filename", None))

    @property
    def size(self) -> int | None:
        """Return the size in bytes where it is known."""
        text = self.text("size")
        return int(text) if text.isdecimal() else None

    @property
    def label(self) -> Text:
        """Return what people call the resource: its title, else its file, else its position."""
        file_name = self.upload_name or self.url.rstrip("/").rpartition("/")[2]
        number = Text(file_name or f"no. {self.position}", file_name or f"nº {self.position}")
        return self.bilingual("name_translated").filled(number)

    @property
    def has_address(self) -> bool:
        """Tell whether the file is kept by the site, or the link is a complete web address."""
        if self._has_address is None:  # many rules ask
            stored = self.upload_name or (self.url and self.text("url_type"))
            self._has_address = bool(stored or self.is_link)
        return self._has_address

    @property
    def is_link(self) -> bool:
        """Tell whether the address is complete: `https://host/...`, also `http` and `ftp`."""
        return _WEB_ADDRESS.match(self.url) is not None

    @property
    def has_content(self) -> bool:
        """Tell whether there is something to download: an address, and not a file of no bytes."""
        return self.has_address and self.size != 0
