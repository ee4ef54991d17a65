"""A new app is one folder, its page and its tests, and three lines outside."""

import difflib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

NAME, TEMPLATE = "sample", "new_app_template"
LINES = {
    "pacto/settings.py": ['    "surveys",'],
    "pyproject.toml": ['    "surveys",', '    "surveys",'],
}
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", ".*cache", "__pycache__", "var", "staticfiles", "secrets")


@pytest.fixture
def clone(tmp_path):
    """The portal with a new app, listed above the surveys."""
    folder = tmp_path / "portal"
    shutil.copytree(settings.BASE_DIR, folder, ignore=LEFT_OUT)
    run(folder, "manage.py", "startapp", NAME)
    for file, lines in LINES.items():
        text = (folder / file).read_text(encoding="utf-8")
        for line in set(lines):
            text = text.replace(f"{line}\n", f'    "{NAME}",\n{line}\n')
        (folder / file).write_text(text, encoding="utf-8")
    run(folder, "manage.py", "makemigrations", NAME)
    return folder


@pytest.fixture
def database(clone):
    """Address of a database whose tests copy one in which the new app is migrated too."""
    url = urlsplit(os.environ["DATABASE_URL"])
    template, former = sql.Identifier(TEMPLATE), sql.Identifier(os.environ["TEST_TEMPLATE"])
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(template)
        server.execute(drop)
        server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(template, former))
        run(clone, "manage.py", "migrate", "--verbosity=0", DATABASE_URL=urlunsplit(url._replace(path=f"/{TEMPLATE}")))
        yield urlunsplit(url._replace(path=f"/{NAME}"))
        server.execute(drop)


def run(folder: Path, *arguments: str, **environment: str) -> None:
    """A Python process in the clone, with its whole output where it fails."""
    environment = os.environ | {"VAR_DIR": str(folder.parent / "var")} | environment
    ended = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_new_app_has_twelve_modules_and_three_lines_outside(clone):
    own = {path.name for path in (clone / NAME).iterdir() if path.name not in ("__init__.py", "migrations")}
    assert len(own) <= 12
    lines = [
        line
        for file in LINES
        for line in difflib.ndiff(
            (settings.BASE_DIR / file).read_text(encoding="utf-8").splitlines(),
            (clone / file).read_text(encoding="utf-8").splitlines(),
        )
        if line[0] in "+-"
    ]
    assert lines == [f'+     "{NAME}",'] * 3


def test_new_app_shows_everywhere(clone, database):
    run(clone, "manage.py", "check")
    run(clone, "manage.py", "makemigrations", "--check", "--dry-run")
    run(clone, "-m", "ruff", "check", NAME, f"tests/{NAME}")
    run(clone, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")
    names = f"{NAME} or has_a_row or privacy_inventory or names"
    files = ("tests/kit/test_privacy_inventory.py", "tests/pacto/test_names.py", "tests/pacto/test_documents.py")
    tests = ("tests/access", f"tests/{NAME}", *files)
    run(clone, "-m", "pytest", "-q", *tests, "-k", names, DATABASE_URL=database, TEST_TEMPLATE=TEMPLATE)
