"""Checks on files and formats as the metadata declares them (OG-201, OG-203, OG-206, OG-208)."""

from __future__ import annotations

from collections.abc import Iterator

from ..resource import Resource
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject


@check("OG-201", "no_resources", "only_pages", "no_address", "not_an_address", "empty")
def something_to_download(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """At least one resource holds data or a document that can be downloaded."""
    pages = settings.codes("page_types")
    content = [resource for resource in subject.resources if resource.type not in pages]
    if any(resource.has_content for resource in content):
        return
    if not content:
        yield Problem("only_pages" if subject.resources else "no_resources", "resources")
    for resource in content:
        yield Problem(_why_nothing(resource), "url", resource, {"url": resource.url})


def _why_nothing(resource: Resource) -> str:
    if resource.has_address:
        return "empty"
    return "not_an_address" if resource.url else "no_address"


@check("OG-203", "no_resources", "no_data", "no_format", "too_few_stars")
def data_is_open_and_structured(subject: Subject, settings: Settings) -> Iterator[Result]:
    """At least one data resource reaches the stars asked for; documentation does not count."""
    supporting = settings.codes("supporting_types")
    files = [resource for resource in subject.resources if resource.has_content]
    data = [resource for resource in files if resource.type not in supporting]
    stars = settings.scores("stars")
    if not files:
        yield NotApplicable("no_resources")
    elif not data:
        yield Problem("no_data", "resources")
    elif max(stars.get(resource.format, 1) for resource in data) < settings.integer("minimum"):
        yield _no_good_format(data, "too_few_stars")


@check("OG-206", "no_resources", "no_format", "not_accessible")
def document_is_accessible(subject: Subject, settings: Settings) -> Iterator[Result]:
    """At least one file of an information asset is in a format made for everyone."""
    files = [resource for resource in subject.resources if resource.has_content]
    accessible = settings.codes("formats")
    if not files:
        yield NotApplicable("no_resources")
    elif not any(resource.format in accessible for resource in files):
        yield _no_good_format(files, "not_accessible")


def _no_good_format(resources: list[Resource], message: str) -> Result:
    """Name the formats there are; with a single resource the finding points to its format."""
    only = resources[0] if len(resources) == 1 else None
    field = "format" if only else "resources"
    formats = sorted({resource.format for resource in resources if resource.format})
    if not formats:
        return CouldNotCheck("no_format", field, only)
    return Problem(message, field, only, {"formats": formats})


@check("OG-208", "missing")
def data_is_documented(subject: Subject, settings: Settings) -> Iterator[Problem]:
    """A dataset comes with a data dictionary, a specification or a guide."""
    types = settings.codes("documentation_types")
    documented = (resource.has_content for resource in subject.resources if resource.type in types)
    if not any(documented):
        yield Problem("missing", "resources")
