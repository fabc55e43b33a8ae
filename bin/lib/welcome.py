"""Print where the demo is, who can log in, and what to try first.

Usage: python welcome.py PORT ACCOUNTS. ACCOUNTS is what the demo loader writes:
a JSON list of `{role, label, user, password}`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TO_TRY = """
Three things to try
  1. Log in as an editor, open a draft under {site}/dataset/ and look at its tab
     "Open government": what still keeps it from being published, and where to mend it.
  2. Press "Publish" there: a refusal shows in place. Mend the fields, publish again, and look
     at {site}/fr/dataset/ without being logged in.
  3. Open a department's inventory from {site}/organization/, search it,
     and promote an item to a draft dataset.
"""


def accounts_table(path: Path) -> str:
    """Return one line per account; empty when the demo was loaded without any."""
    if not path.exists():
        return ""
    accounts = json.loads(path.read_text(encoding="utf-8"))
    lines = [f"  {a['label']:<44} {a['user']:<20} {a['password']}" for a in accounts]
    heading = f"  {'Role':<44} {'User':<20} Password"
    return "\n".join(["Log-ins", heading, *lines])


def main(port: str, accounts_path: str) -> None:
    """Print the welcome."""
    site = f"http://127.0.0.1:{port}"
    print(f"\nThe portal answers at {site} (English) and {site}/fr/ (French).\n")
    print(accounts_table(Path(accounts_path)))
    print(TO_TRY.format(site=site))


if __name__ == "__main__":
    main(*sys.argv[1:])
