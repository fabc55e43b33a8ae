"""Write the template of all texts: what `setup.py` says babel shall look at.

Usage: python extract.py SETUP OUTPUT. The template has file names but no line numbers and no
date, so that it changes only when a text does.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

WIDTH = 100


def extractors(setup: Path) -> dict[str, list[tuple[str, str, object]]]:
    """Return the folders to read, each with its (pattern, method, options), out of `setup.py`."""
    for node in ast.walk(ast.parse(setup.read_text(encoding="utf-8"))):
        if isinstance(node, ast.keyword) and node.arg == "message_extractors":
            return ast.literal_eval(node.value)
    sys.exit(f"{setup} does not say which files have texts (message_extractors).")


def texts(setup: Path) -> Iterator[tuple[str, object, list[str], str | None]]:
    """Yield (file, text or plural pair, translator's comments, context)."""
    for folder, methods in extractors(setup).items():
        found = extract_from_dir(
            setup.parent / folder,
            method_map=[(pattern, method) for pattern, method, _ in methods],
            comment_tags=("TRANSLATORS:",),
            strip_comment_tags=True,
        )
        for name, _line, text, comments, context in found:
            yield f"{folder}/{name}", text, comments, context


def main(setup: str, output: str) -> None:
    """Collect the texts and write the template."""
    template = Catalog(charset="utf-8")
    for name, text, comments, context in sorted(texts(Path(setup)), key=str):
        template.add(text, None, [(name, 1)], auto_comments=comments, context=context)
    with Path(output).open("wb") as file:
        write_po(file, template, width=WIDTH, omit_header=True, include_lineno=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
