"""Print where the demo is, who can log in, and what to try first.

Usage: python welcome.py PORT ACCOUNTS. ACCOUNTS is what the demo loader writes:
a JSON list of `{role, label, user, password}`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

USER = "pac-steward"
ORGANIZATION = "public-appointments-commission"
DRAFT = "pac-2024-007"
TO_TRY = f"""Three things to try, logged in as {USER} ({{site}}/user/login)
  1. See what keeps a draft from being published, and mend it from there:
     {{site}}/dataset/ogip/{DRAFT}
  2. Publish it there. While something is missing, the refusal shows in place; once it is
     public, visitors find it in French too: {{site}}/fr/dataset/
  3. Search the department's inventory, and turn an item into a draft:
     {{site}}/ogip/inventory/{ORGANIZATION}
"""


def accounts_table(path: Path) -> str:
    """Return one line per role; empty when the demo was loaded without any account."""
    if not path.exists():
        return ""
    accounts = json.loads(path.read_text(encoding="utf-8"))
    first = {account["role"]: account for account in reversed(accounts)}
    shown = [account for account in accounts if first[account["role"]] is account]
    rows = [("Role", "User", "Password"), *((a["label"], a["user"], a["password"]) for a in shown)]
    wide = max(len(label) for label, *_ in rows)
    lines = [f"  {label:<{wide}}  {user:<20} {password}" for label, user, password in rows]
    return "\n".join(["Log-ins, one per role", *lines, f"  All of them: {path}", "", ""])


def main(port: str, accounts_path: str) -> None:
    """Print the welcome."""
    site = f"http://127.0.0.1:{port}"
    accounts = accounts_table(Path(accounts_path))
    print(f"\nThe portal answers at {site} (English) and {site}/fr/ (French).\n")
    print(accounts + (TO_TRY.format(site=site) if accounts else ""))


if __name__ == "__main__":
    main(*sys.argv[1:])
