"""Check that the links of a record can be followed (OG-202).

A single failure proves nothing: a link is broken after several failures over several days. A
server that turns programs away (401, 403, 429) or does not answer in time may serve people well,
so that is "could not be checked". As long as one file can be reached, the rest is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..files.evidence import shortened
from ..files.examined import is_kept_here, visits
from ..files.facts import Link
from ..findings import Severity
from ..resource import Resource
from ..results import CouldNotCheck, NotApplicable, Problem, Result
from ..rule import check
from ..settings import Settings
from ..subject import Subject


@check(
    "OG-202",
    "no_links",
    "nothing_examined",
    "not_examined",
    "outdated",
    "broken",
    "no_answer",
    "failing",
    "turned_away",
    "too_slow",
    "empty",
    "not_https",
)
def links_can_be_followed(subject: Subject, settings: Settings) -> Iterator[Result]:
    """Every link answers over HTTPS and gives some content."""
    links = [r for r in subject.resources if r.has_address and not is_kept_here(r)]
    if not links:
        yield NotApplicable("no_links")
        return
    visited = visits(subject, links)
    kept = any(is_kept_here(r) and r.has_content for r in subject.resources)
    reachable = kept or any(link.works for _, link in visited.seen)
    severity = Severity.WARN if reachable else None
    yield from visited.gaps(severity)
    for resource, link in visited.seen:
        yield from _visit(resource, link, severity, settings)


def _visit(
    resource: Resource, link: Link, severity: Severity | None, settings: Settings
) -> Iterator[Result]:
    status = link.whole("status")
    params = {"url": shortened(resource.url), "status": status}
    if link.state == "failed":
        yield _failed(resource, link, severity, settings)
    elif link.state == "unsure":
        key = "turned_away" if status else "too_slow"
        yield CouldNotCheck(key, "url", resource, params, severity)
    elif not link.works:
        yield Problem("empty", "url", resource, params, severity)
    elif _is_outdated(link, settings):
        checked = {"checked": str(link.day("checked_on"))}
        yield CouldNotCheck("outdated", "url", resource, checked, Severity.WARN)
    elif link.flag("https") is False:
        yield Problem("not_https", "url", resource, params, Severity.WARN)


def _failed(
    resource: Resource, link: Link, severity: Severity | None, settings: Settings
) -> Result:
    """Call a link broken when it failed often enough, over enough days."""
    status = link.whole("status")
    first, last = link.day("first_failure"), link.day("checked_on")
    url = {"url": shortened(resource.url)}
    often = (link.whole("failures") or 0) >= settings.integer("failures")
    if not (first and last and often and (last - first).days >= settings.integer("failing_days")):
        return CouldNotCheck("failing", "url", resource, url, severity)
    key = "broken" if status else "no_answer"
    params = {**url, "status": status, "since": first.isoformat()}
    return Problem(key, "url", resource, params, severity)


def _is_outdated(link: Link, settings: Settings) -> bool:
    checked = link.day("checked_on")
    return checked is None or (settings.today - checked).days > settings.integer("valid_days")
