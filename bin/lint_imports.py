"""Check the layers with import-linter.

Run as `.venv/bin/python -S bin/lint_imports.py`. Without -S, the .pth files of CKAN's packages
declare `ckanext` a namespace that ends in site-packages, and import-linter never sees this tree.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VERSION = f"python{sys.version_info.major}.{sys.version_info.minor}"
PACKAGES = Path(sys.executable).parents[1] / "lib" / VERSION / "site-packages"

sys.path[:0] = [str(ROOT), str(PACKAGES)]

from importlinter.cli import lint_imports_command  # noqa: E402

lint_imports_command()
