"""What the departments of the demonstration decided about the items that become records."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import ckan.plugins.toolkit as tk
import yaml

from .acting import somebody, the_site
from .content import FOLDER, DemoItem, Department


def decide(item: DemoItem, department: Department, stored: Mapping[str, Any]) -> None:
    """Let the steward answer the questions about an item and the coordinator confirm the answers.

    What somebody answered since is left alone.
    """
    asked = {"item_id": stored["id"]}
    known = tk.get_action("ogip_eligibility_show")(the_site(), dict(asked))
    if known["decision"] or known["proposal"]:
        return
    assess = tk.get_action("ogip_eligibility_assess")
    steward = somebody(department.person("STEW").user)
    assess(steward, {**asked, "answers": answers_about(item)})
    coordinator = somebody(department.person("OGC").user)
    assess(coordinator, {**asked, "confirm": True})


def answers_about(item: DemoItem, folder: Path = FOLDER) -> dict[str, Any]:
    """Return the answers that the steward gives about an item of its type."""
    by_type = yaml.safe_load((folder / "eligibility.yaml").read_text(encoding="utf-8"))
    return {question: each for question, each in by_type[item.type].items() if each is not None}
