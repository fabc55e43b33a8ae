"""The generated pages of `docs/`, by path; each is rendered from the metadata it documents."""

from __future__ import annotations

from pathlib import Path

import click

from . import actions, commands, roles, rules, settings


def pages(root: click.Command) -> dict[Path, str]:
    """Return every generated page: path below `docs/`, and its Markdown text."""
    return {
        Path("actions.md"): actions.render(),
        Path("commands.md"): commands.render(root),
        Path("roles.md"): roles.render(),
        Path("settings.md"): settings.render(),
        **rules.render(),
    }


def outdated(folder: Path, root: click.Command) -> list[Path]:
    """Return the pages that are missing, differ, or should no longer be there."""
    expected = pages(root)
    differ = [path for path, text in expected.items() if _read(folder / path) != text]
    left_over = [
        path
        for found in (folder / "rules").rglob("*.md")
        if (path := found.relative_to(folder)) not in expected
    ]
    return sorted(differ + left_over)


def write(folder: Path, root: click.Command) -> list[Path]:
    """Bring the folder up to date; return the paths that changed."""
    expected = pages(root)
    changed = outdated(folder, root)
    for path in changed:
        target = folder / path
        if path not in expected:
            target.unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(expected[path], encoding="utf-8")
    return changed


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
