"""The shell parts of the set-up: what they refuse, how they recognise their own processes."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def shell(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script with every part of the set-up sourced."""
    return subprocess.run(
        ["bash", "-c", f"source bin/lib/all.sh\n{script}"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("slot", ["15", "-1", "abc", "1 2", "99999999999999999999"])
def test_a_slot_that_is_no_slot_is_refused_with_a_reason_and_a_way_out(slot):
    run = subprocess.run(
        ["bin/test-env", slot], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert run.returncode == 1
    assert run.stdout == ""
    assert [line.split(":")[0] for line in run.stderr.split("\n") if line] == [
        "Failed",
        "Why",
        "Do",
    ]


@pytest.mark.parametrize("port", ["0", "65536", "http", "5000;ls"])
def test_a_port_that_is_no_port_is_refused(port):
    run = shell("check_port", PORT=port)

    assert run.returncode == 1
    assert "use a number" in run.stderr


def test_a_port_of_another_program_is_named_with_a_way_out():
    run = shell("listening() { true; }; alive() { false; }; check_port", PORT="5000")

    assert run.returncode == 1
    assert "port 5000 is taken by another program" in run.stderr
    assert "PORT=5001" in run.stderr


def test_an_unknown_theme_is_refused_with_the_themes_there_are():
    run = shell("theme_suffix", THEME="dark")

    assert run.returncode == 1
    assert "classic" in run.stderr
    assert "midnight-blue" in run.stderr


def test_a_process_we_started_is_known_until_it_ends(tmp_path):
    run = shell(
        f"""
        sleep 60 & remember {tmp_path}/it.pid $!
        alive {tmp_path}/it.pid && echo runs
        kill $!; wait $! 2>/dev/null || true
        alive {tmp_path}/it.pid || echo ended
        """
    )

    assert run.stdout.split() == ["runs", "ended"]


def test_a_stranger_with_the_number_of_our_old_process_is_left_alone(tmp_path):
    run = shell(
        f"""
        sleep 60 & stranger=$!
        RUN={tmp_path}
        echo "$stranger 1" >{tmp_path}/web.pid
        stop_process web
        kill -0 "$stranger" && echo untouched
        kill "$stranger"
        """
    )

    assert run.stdout.split() == ["untouched"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://admin:secret@db.example:5433/postgres", "db.example:5433"),
        ("postgresql://db.example", "db.example"),
        ("postgresql://db.example/postgres?sslmode=require", "db.example"),
    ],
)
def test_the_server_of_a_database_address(url, expected):
    assert shell("pg_server", OGIP_POSTGRES_URL=url).stdout.strip() == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://a:b@h:5433/postgres", "postgresql://a:b@h:5433/other"),
        ("postgresql://h", "postgresql://h/other"),
        ("postgresql://h/postgres?sslmode=require", "postgresql://h/other?sslmode=require"),
    ],
)
def test_another_database_of_the_same_server(url, expected):
    assert shell(f"with_database '{url}' other").stdout.strip() == expected


def test_a_snap_stub_is_no_browser(tmp_path):
    stub = tmp_path / "chromium"
    stub.write_text("#!/bin/sh\nexec /snap/bin/chromium\n")
    stub.chmod(0o755)

    assert str(stub) not in shell("browser_path", OGIP_BROWSER=str(stub)).stdout
