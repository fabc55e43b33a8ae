"""The file with the log-ins of the demonstration, made once for an installation.

A list of `{role, label, user, password}`; every account shares one password. The password is
blank where the account exists and its password was set elsewhere.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk

from .content import Person

# Without the letters and digits that are taken for one another.
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
_LENGTH = 12


class AccountsFileError(Exception):
    """The file cannot be read or written; the text is for the person at the terminal."""


def label_of(person: Person, prefix: str = "") -> str:
    """Return what an account is called: its role, never a name."""
    where = f", {prefix}" if prefix else ""
    return f"{person.title.en}{where} (demo)"


def known_passwords(path: Path) -> dict[str, str]:
    """Return the passwords an earlier run wrote down, by user. Raises AccountsFileError."""
    if not path.exists():
        return {}
    try:
        accounts = json.loads(path.read_text("utf-8"))
        return {entry["user"]: entry["password"] for entry in accounts if entry["password"]}
    except (OSError, ValueError, TypeError, KeyError) as error:
        message = tk._("%(path)s is not a list of demo accounts: %(error)s. Move it away.")
        raise AccountsFileError(message % {"path": path, "error": error}) from error


def choose_passwords(
    people: Iterable[Person], known: dict[str, str], existing: Collection[str]
) -> dict[str, str]:
    """Return a password for each account: the known one, else the one all others share."""
    shared = next(iter(known.values()), None) or _new_password()
    return {
        person.user: known.get(person.user, "" if person.user in existing else shared)
        for person in people
    }


def write_accounts(path: Path, accounts: list[dict[str, Any]]) -> None:
    """Write the file, readable by its owner only; one that says the same is not touched.

    Raises AccountsFileError.
    """
    text = json.dumps(accounts, ensure_ascii=False, indent=2) + "\n"
    try:
        if path.exists() and path.read_text("utf-8") == text:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.new")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(text)
        draft.replace(path)
    except OSError as error:
        message = tk._("The log-ins cannot be written to %(path)s: %(error)s")
        raise AccountsFileError(message % {"path": path, "error": error}) from error


def _new_password() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
