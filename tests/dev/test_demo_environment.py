"""What DEMO=1 fills in, and what it refuses."""

import os
import stat
import subprocess
import sys

import pytest

from dev.services.demo_environment import fill
from dev.services.refusal import Refusal
from dev.services.state import ROOT
from pacto import local_only
from tests.dev.service_user import OURS, clean_environment, processes_of


def test_fill_gives_every_missing_name(var):
    environ = {"VAR_DIR": str(var)}
    fill(environ, port=8123)
    assert set(environ) == {*OURS, "DEMO", "VAR_DIR"}
    assert environ["SITE_URL"] == "http://localhost:8123"


def test_fill_keeps_what_was_given_and_what_it_invented(var):
    first = {"VAR_DIR": str(var), "REDIS_URL": "redis://127.0.0.1:6379/3"}
    second = dict(first)
    fill(first)
    fill(second)
    assert first == second
    assert first["REDIS_URL"] == "redis://127.0.0.1:6379/3"


def test_memory_is_private(var):
    fill({"VAR_DIR": str(var)})
    assert stat.S_IMODE((var / "memory.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "url",
    [
        "postgres://u:p@db.example.org:5432/pacto",
        "postgres://u:p@192.0.2.7/pacto",
        "postgres://u:p@localhost,db.example.org/pacto",
        "postgres://u:p@/pacto?host=db.example.org",
        "postgres://u:p@[2001:db8::1]:5432/pacto",
        "postgres://127.0.0.1@db.example.org/pacto",
        "postgres://u:p@127.0.0.1.example.org/pacto",
    ],
)
def test_distant_database_is_refused(url):
    with pytest.raises(Refusal, match="DATABASE_URL apunta a"):
        fill({"DATABASE_URL": url})


@pytest.mark.parametrize(
    "url",
    [
        "",
        "postgres:///pacto",
        "postgres://u:p@localhost:5432/pacto",
        "postgres://u:p@127.0.0.1/pacto",
        "postgres://u:p@[::1]:5432/pacto",
        "postgres://u:p@%2Fvar%2Frun%2Fpostgresql/pacto",
        "postgres://u:p@/pacto?host=/var/run/postgresql",
    ],
)
def test_database_of_this_machine_is_accepted(url):
    assert local_only.refusal({"DATABASE_URL": url}) == ""


def manage(var, *arguments, **environ):
    return subprocess.run(
        [sys.executable, "-m", "dev.manage", *arguments],
        cwd=ROOT,
        env=clean_environment(var, **environ),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "url",
    [
        "smtp+tls://u:p@smtp.example.org:587",
        "smtp://192.0.2.7:25",
        "smtp://[2001:db8::1]:25",
        "smtp://127.0.0.1@smtp.example.org",
        "smtp://localhost.example.org",
    ],
)
def test_distant_relay_is_refused(url):
    with pytest.raises(Refusal, match="EMAIL_URL apunta a"):
        fill({"EMAIL_URL": url})


@pytest.mark.parametrize("url", ["", "smtp://localhost:25", "smtp://127.0.0.1:1", "smtp://[::1]:25", "consolemail://"])
def test_relay_of_this_machine_is_accepted(url):
    assert local_only.refusal({"EMAIL_URL": url}) == ""


def test_manage_refuses_a_distant_relay_in_one_sentence(var):
    ended = manage(var, "check", EMAIL_URL="smtp://smtp.example.org")
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert ended.stderr.startswith("DEMO=1 no envía correos a nadie")


def test_site_for_others_is_refused():
    with pytest.raises(Refusal, match="SITE_URL es «https://portal"):
        fill({"SITE_URL": "https://portal.example.org"})


@pytest.mark.parametrize("url", ["", "http://localhost:8000", "http://127.0.0.1:8001", "http://[::1]:8000"])
def test_site_of_this_machine_is_accepted(url):
    assert local_only.refusal({"SITE_URL": url}) == ""


def test_manage_starts_what_it_needs_and_stops_it(var):
    query = "from django.db import connection as c; x = c.cursor(); x.execute('SELECT 446'); print(x.fetchone())"
    ended = manage(var, "shell", "--verbosity", "0", "--command", query)
    assert ended.stdout == "(446,)\n"
    assert ended.returncode == 0
    assert processes_of(var) == set()


def test_manage_refuses_a_distant_database_in_one_sentence(var):
    ended = manage(var, "migrate", DATABASE_URL="postgres://u:p@db.example.org/pacto")
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert ended.stderr.startswith("DEMO=1 es solo para una base de datos de esta máquina")


@pytest.mark.parametrize("command", [["dev.manage", "load_demo"], ["dev.demo"]])
def test_database_of_this_machine_is_not_taken_for_the_demonstrations(var, command):
    """Red where any of this machine is: a portal of its own gets accounts with a public password."""
    environ = clean_environment(var, DATABASE_URL="postgres://u:p@localhost:1/pacto")
    ended = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, env=environ, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("DATABASE_URL está puesta y SITE_URL no")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgres://u:p@db.example.org/pacto"),
        ("EMAIL_URL", "smtp://smtp.example.org"),
        ("SITE_URL", "https://portal.example.org"),
    ],
)
def test_settings_refuse_a_demonstration_for_others_in_one_sentence(name, value):
    """Without `dev` too: its password is public."""
    command, environ = [sys.executable, "manage.py", "check"], os.environ | {name: value}
    ended = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == local_only.refusal({name: value}) + "\n"
