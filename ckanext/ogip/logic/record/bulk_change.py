"""CKAN's changes of many records at once: each record by itself, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import ckan.plugins.toolkit as tk
from ckan import model

from ...core.inventory.asset import facts_of_asset
from ...gate.record import from_model
from ...gate.refusal import Refusal, for_programs

CHANGED, DRAFT, REFUSED = "changed", "draft", "refused"
"""`draft`: changed as asked, and still nobody outside sees it, because nobody has published it."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one record; `said` is why it was refused, in the caller's language.

    `reasons`: the same in both languages, one `{message, remediation}` for each broken rule; empty
    where something else than a rule stood against it. `found`: the same for programs.
    """

    id: str
    name: str
    title: dict[str, str | None]
    result: str
    said: str = ""
    reasons: tuple[dict[str, Any], ...] = ()
    found: tuple[dict[str, Any], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the record and what became of it, as answers list it."""
        answer = {"id": self.id, "name": self.name, "title": self.title, "result": self.result}
        return {**answer, "message": self.said} if self.said else answer


class BulkRefusal(tk.ValidationError):
    """Some records were not changed, the others were; `fates` tells which.

    `error_dict`: `changed` and `refused` list the records, refused ones with a `message`; `ogip`
    lists the broken rules of all of them, each with its `dataset_id`.
    """

    def __init__(self, fates: Sequence[Fate]) -> None:
        self.fates = fates
        refused = [fate for fate in fates if fate.result == REFUSED]
        changed = [fate for fate in fates if fate.result != REFUSED]
        message = tk.ungettext(
            "%(num)s record was not changed.", "%(num)s records were not changed.", len(refused)
        )
        errors: dict[str, Any] = {
            "message": [message],
            "changed": [fate.as_dict() for fate in changed],
            "refused": [fate.as_dict() for fate in refused],
            "ogip": [{"dataset_id": fate.id, **each} for fate in refused for each in fate.found],
        }
        super().__init__(errors, error_summary={fate.name: fate.said for fate in refused})


def one_by_one(change: Callable[[dict[str, Any]], Any], data_dict: dict[str, Any]) -> list[Fate]:
    """Change the named records of the organization, each in a transaction of its own.

    `change` is core's action; what one record is refused for leaves the others alone. Records of
    other organizations are left out, as core does.
    Raises ValidationError when `datasets` is no list of texts.
    """
    return list(_fates(change, _datasets(data_dict), data_dict.get("org_id")))


def _fates(
    change: Callable[[dict[str, Any]], Any], ids: Sequence[str], organization: Any
) -> Iterator[Fate]:
    for dataset_id in dict.fromkeys(ids):
        package = model.Package.get(dataset_id)
        if package is None or package.owner_org != organization:
            continue
        before = _unchanged(package)
        try:
            change({"datasets": [package.id], "org_id": organization})
        except tk.ValidationError as error:
            model.Session.rollback()
            yield _refused(before, error)
        else:
            yield replace(before, result=_result(before.id))


def _datasets(data_dict: dict[str, Any]) -> list[str]:
    given = data_dict.get("datasets", [])
    if isinstance(given, list) and all(
        isinstance(each, str) and "\0" not in each for each in given
    ):
        return given
    raise tk.ValidationError({"datasets": [tk._("Give a list of the ids of records.")]})


def _unchanged(package: model.Package) -> Fate:
    titles = facts_of_asset(from_model(package))
    title = {lang: titles[f"title_{lang}"] for lang in ("en", "fr")}
    return Fate(package.id, package.name, title, REFUSED)


def _result(dataset_id: str) -> str:
    package = model.Package.get(dataset_id)
    return DRAFT if package and package.state == "draft" else CHANGED


def _refused(fate: Fate, error: tk.ValidationError) -> Fate:
    said = " ".join(str(each) for each in error.error_summary.values())
    findings = error.findings if isinstance(error, Refusal) else ()
    reasons = tuple(
        {"message": f.message.as_dict(), "remediation": f.remediation.as_dict()} for f in findings
    )
    return replace(
        fate, said=said, reasons=reasons, found=tuple(for_programs(each) for each in findings)
    )
