"""IPackageController: verify what was saved, and show what was decided."""

from __future__ import annotations

from typing import Any

import ckan.plugins as p
from ckan import model
from ckan.types import Context
from typing_extensions import override

from ..gate import held, index, writes
from ..gate.judge import is_exempt
from ..gate.withdrawal import DELETE, require_reason
from ..store import activities
from ..store.assessment import assessments
from ..store.revision import revisions
from .dataset_block import block_of
from .facets import name_licences


class PackageController(p.IPackageController):
    """Called by CKAN inside the transaction of each write, and after each `package_show`."""

    @override
    def create(self, entity: model.Package) -> None:
        writes.after_write(entity)

    @override
    def edit(self, entity: model.Package) -> None:
        writes.after_write(entity)

    @override
    def delete(self, entity: model.Package) -> None:
        require_reason(entity, DELETE)
        if not is_exempt(entity.type):
            activities.hide(entity)
        revisions.supersede(entity.id)
        # `package_delete` marks the row; the dataset may come back, its approval must not.
        assessments.forget(entity.id)

    @override
    def after_dataset_search(
        self, search_results: dict[str, Any], search_params: dict[str, Any]
    ) -> dict[str, Any]:
        index.leave_out_unpublished(search_results)
        name_licences(search_results)
        return search_results

    @override
    def after_dataset_show(self, context: Context, pkg_dict: dict[str, Any]) -> None:
        # CKAN indexes what this hook adds; a copy in the index would be stale at the next decision.
        indexing = context.get("validate") is False
        # CKAN's writers read a record in order to write it, and what they write has no such block.
        writing = context.get("for_update", False)
        # The activity stream keeps what it reads, and later readers would take it for today's.
        keeping = context.get("for_view") is False
        if (writing or context.get("for_edit")) and not (indexing or keeping):
            held.show_to_writers(context, pkg_dict)
        # About a type that is left alone nothing is decided.
        exempt = is_exempt(pkg_dict.get("type"))
        if not (indexing or writing or keeping or exempt):
            pkg_dict["ogip"] = block_of(pkg_dict, context)
