"""Write the Solr schema of this project: CKAN's own plus `schema-additions.xml`.

Usage: python make_schema.py ADDITIONS OUTPUT. Imports nothing of CKAN, only finds its file.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree


def ckan_schema() -> Path:
    """Return the path of the schema inside the installed CKAN."""
    spec = find_spec("ckan")
    if spec is None or spec.origin is None:
        sys.exit("CKAN is not installed in this Python: run `make demo` or `make test`.")
    return Path(spec.origin).parent / "config" / "solr" / "schema.xml"


def merge(schema: ElementTree.Element, additions: ElementTree.Element) -> None:
    """Append the children of every section of `additions` to the same section of `schema`."""
    for section in additions:
        target = schema.find(section.tag)
        if target is None:
            sys.exit(f"CKAN's Solr schema has no <{section.tag}>: is this CKAN 2.12?")
        target.extend(section)


def main(additions_path: str, output_path: str) -> None:
    """Merge the two files and write the result only when it differs."""
    tree = ElementTree.parse(ckan_schema())
    additions = ElementTree.parse(additions_path)
    merge(tree.getroot(), additions.getroot())
    text = ElementTree.tostring(tree.getroot(), encoding="unicode") + "\n"
    output = Path(output_path)
    if not output.exists() or output.read_text(encoding="utf-8") != text:
        output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
