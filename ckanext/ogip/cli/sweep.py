"""`ckan ogip sweep`: judge the whole catalogue."""

from __future__ import annotations

import sys
from collections.abc import Callable

import ckan.plugins.toolkit as tk
import click
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from .. import config
from ..gate.judge import today
from ..store.assessment.sweeps import Tally
from ..tasks import sweep as sweeps
from ..tasks import sweep_jobs
from .session import acting_as, refused

_TENTHS = 10


@click.command(short_help="Judge every record of the catalogue anew.")
@click.option("--organization", metavar="O", help="Id or name; only the records of this one.")
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Share the work among N background workers and wait for them.",
)
def sweep(organization: str | None, workers: int | None) -> None:
    """Judge every record by every rule and store the assessments.

    A sweep that was cut short goes on where it stopped, when it is called again on the same day
    under the same rules. With --workers, start the workers first, each with
    "ckan jobs worker ogip" (see the setting ckanext.ogip.queue).

    Exit status: 0 nothing public would be refused, 1 public records break blocking rules, 2 wrong
    call or failing environment.
    """
    try:
        tally = _sweep(_organization_id(organization), workers)
    except (RedisError, SQLAlchemyError) as error:
        message = tk._("The sweep stopped: %(error)s. Call it again, and it goes on from there.")
        click.echo(message % {"error": error}, err=True)
        raise SystemExit(2) from error
    click.echo(
        tk._(
            "Records judged: %(judged)s. Not ready for publication: %(refused)s. "
            "Public, but against a blocking rule: %(public_refused)s."
        )
        % {
            "judged": tally.judged,
            "refused": tally.refused,
            "public_refused": tally.public_refused,
        }
    )
    raise SystemExit(1 if tally.public_refused else 0)


def _sweep(organization_id: str | None, workers: int | None) -> Tally:
    if workers and not sweep_jobs.listening():
        message = tk._(
            "No worker listens to the queue “%(queue)s”. Start one with: ckan jobs worker %(queue)s"
        )
        click.echo(message % {"queue": config.queue()}, err=True)
        raise SystemExit(2)
    sweep_id = sweeps.begin(organization_id, today())
    progress = _progress()
    if workers:
        sweep_jobs.wait(sweep_id, sweep_jobs.hand_out(sweep_id, workers), progress)
    else:
        sweeps.work(sweep_id, progress)
    return sweeps.state(sweep_id)


def _organization_id(organization: str | None) -> str | None:
    if organization is None:
        return None
    with refused(organization):
        found = tk.get_action("organization_show")(acting_as(None), {"id": organization})
    return found["id"]


def _progress() -> Callable[[Tally], None]:
    """Return what shows progress: a line that is overwritten on a terminal, else ten lines."""
    shown = 0

    def on_terminal(tally: Tally) -> None:
        done = tally.pages_done * 40 // tally.pages
        bar = "#" * done + "-" * (40 - done)
        end = "\n" if tally.is_complete else ""
        click.echo(f"\r[{bar}] {tally.judged}{end}", err=True, nl=False)

    def in_a_log(tally: Tally) -> None:
        nonlocal shown
        tenths = tally.pages_done * _TENTHS // tally.pages
        if tenths > shown:
            shown = tenths
            message = tk._("%(judged)s records judged (%(percent)s%%)")
            values = {"judged": tally.judged, "percent": tenths * 100 // _TENTHS}
            click.echo(message % values, err=True)

    return on_terminal if sys.stderr.isatty() else in_a_log
