"""Real browsers on a real portal: one server per theme and one Chromium for the whole run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import ckan
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PASSWORD = "correct-horse-battery"
ROOT = Path(__file__).parents[2]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", params=["classic", "midnight-blue"])
def theme(request) -> str:
    """Each theme that the installed CKAN has."""
    folder = Path(ckan.__file__).parent / "templates-midnight-blue"
    if request.param == "midnight-blue" and not (folder / "base.html").is_file():
        pytest.skip("this CKAN was packaged without the Midnight Blue theme")
    return request.param


@pytest.fixture(scope="session")
def site(theme, tmp_path_factory) -> Iterator[str]:
    """The address of a portal in this theme, on the databases of the run's test slot."""
    log = tmp_path_factory.mktemp("server") / f"{theme}.log"
    command = [sys.executable, str(Path(__file__).parent / "serve.py"), "test.ini", theme]
    with (
        log.open("w") as errors,
        subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as server,
    ):
        try:
            address = server.stdout.readline().strip()
            assert address, f"the portal did not start:\n{log.read_text()[-3000:]}"
            yield address
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Without one the tests are skipped, but not where they must run."""
    names = (os.environ.get("OGIP_BROWSER", ""), *CHROMIUM_NAMES)
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        required = os.environ.get("CI") or os.environ.get("OGIP_REQUIRE_BROWSER")
        (pytest.fail if required else pytest.skip)("no Chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(site, browser) -> Iterator[Callable[[], Page]]:
    """`visit()`: a new browser at the portal, in which nobody is logged in."""
    contexts = []

    def visit(**options) -> Page:
        context = browser.new_context(base_url=site, **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def person(make_user, organization) -> Callable[[str], dict]:
    """`person("editor")`: a member of the organization who can log in through the form."""
    return lambda capacity: make_user(capacity, organization, password=PASSWORD)


@pytest.fixture
def logged_in(visit, person) -> Callable[..., Page]:
    """`logged_in("editor")`: the browser of a member of the organization, after the log-in form."""

    def logged_in(capacity: str, **options) -> Page:
        page = visit(**options)
        page.goto("/user/login")
        page.get_by_label("Username or Email").fill(person(capacity)["name"])
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Login").click()
        page.wait_for_url("**/dashboard/**")
        return page

    return logged_in
