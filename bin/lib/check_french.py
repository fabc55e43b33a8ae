"""Check that a catalogue says everything: exit 1 and list what is missing or does not fit.

Usage: python check_french.py CATALOGUE.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po


def strings(message: Message) -> list[str]:
    """Return the translations of a message: one, or one per plural form."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def problems(catalog: Catalog) -> Iterator[str]:
    """Yield one line per message that is not translated, doubtful, or has other placeholders."""
    for message in catalog:
        if not message.id:
            continue
        if not all(strings(message)):
            yield f"not translated: {message.id!r}"
        elif message.fuzzy:
            yield f"marked as doubtful (fuzzy): {message.id!r}"
        for error in message.check(catalog):
            yield f"{error}: {message.id!r}"


def main(path: str) -> int:
    """Print the problems of a catalogue and return the exit status."""
    with Path(path).open("rb") as file:
        catalog = read_po(file)
    found = list(problems(catalog))
    for line in found:
        print(f"{path}: {line}", file=sys.stderr)
    print(f"{len(catalog)} texts, {len(found)} problems in {path}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
