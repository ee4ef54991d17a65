"""What the documents tell a newcomer to type and to open exists."""

import re
import shlex
from functools import cache
from itertools import repeat

import pytest
import yaml
from django.core.management import get_commands

from pacto.celery import app
from tests.sources import PACKAGES, ROOT

DOCUMENTS = sorted(
    str(path.relative_to(ROOT)) for pattern in ("*.md", "docs/**/*.md", "pyproject.toml") for path in ROOT.glob(pattern)
)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_names_only_targets_that_make_has(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    names = {word for words in re.findall(r"(?:`|^)make ([a-z ]+)", text, re.MULTILINE) for word in words.split()}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert names - targets == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_links_only_to_what_is_there(name):
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    beside = (ROOT / name).parent
    assert [link for link in links if "://" not in link and not (beside / link).exists()] == []


COMMANDS = [name for name in DOCUMENTS if name.endswith(".md")]
ENVIRONMENT = ["pacto/settings.py", "pacto/gunicorn.conf.py", "docker-compose.yml", ".env.example", "Makefile"]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code_lines(name: str) -> list[str]:
    """What stands in backticks or in a block of code: what a newcomer types or looks for."""
    text = read(name)
    blocks = re.findall(r"```\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines()] + re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)


def after(pattern: str, name: str) -> set[str]:
    return {match for line in code_lines(name) for match in re.findall(pattern, line)}


@pytest.mark.parametrize("name", COMMANDS)
def test_document_names_only_commands_that_manage_has(name):
    assert after(r"manage\.py (\w+)", name) - get_commands().keys() == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_document_calls_only_tasks_of_the_schedule(name):
    tasks = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert after(r"celery -A pacto\.celery call ([\w.]+)", name) - tasks == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_document_names_only_variables_of_the_environment_that_are_read(name):
    read_names = {word for place in ENVIRONMENT for word in re.findall(r"[A-Z][A-Z_]+", read(place))}
    assert after(r"^([A-Z][A-Z]+_[A-Z_]+)(?:=|$)", name) - read_names - source_words() == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_document_names_only_services_of_compose(name):
    services = yaml.safe_load(read("docker-compose.yml"))["services"].keys()
    names = set()
    for verb, rest in (
        match for line in code_lines(name) for match in re.findall(r"docker compose ([a-z]+)(.*)", line)
    ):
        words = [word for word in shlex.split(rest, comments=False) if re.fullmatch(r"[a-z]+(=\d+)?", word)]
        names |= {word.split("=")[0] for word in (words[:1] if verb in ("exec", "run") else words)}
    assert names - services == set()


INVENTED = {"tiktok", "tiktok_audience"}  # what the recipes add
WIDTH, PAGE, LEAF = 120, 60, 30  # characters of a line, lines of a page, of a README of an app or a decision
READMES = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("*/README.md"))
DECISIONS = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("docs/decisions/*.md"))


# Packages of kit whose modules the README names one by one.
BY_PURPOSE = ("background", "database", "files", "forms", "imports", "office", "pages", "registries", "text")


def modules(app: str) -> set[str]:
    """The modules and packages of an app, and its folders of Django."""
    folders = [ROOT / app, *(ROOT / app / part for part in BY_PURPOSE if app == "kit")]
    files = {path.stem for folder in folders for path in folder.glob("*.py")}
    return files - {"__init__"} | {path.parent.name for path in (ROOT / app).glob("*/__init__.py")}


@pytest.mark.parametrize("name", READMES)
def test_readme_of_an_app_names_each_of_its_modules_and_no_other(name):
    items = re.findall(r"^- .*(?:\n  .*)*", read(name), re.MULTILINE)
    names = {word.rstrip("/") for item in items for word in re.findall(r"`([a-z_.]+/?)`", item)}
    assert names == modules(name.split("/")[0])


@pytest.mark.parametrize(
    ("name", "most"),
    [("docs/architecture.md", PAGE), ("docs/estilo.md", PAGE), *zip(READMES + DECISIONS, repeat(LEAF))],
)
def test_document_fits_its_page(name, most):
    lines = read(name).splitlines()
    assert [line for line in lines if len(line) > WIDTH] == []
    assert len(lines) <= most


@cache
def source_words() -> set[str]:
    """Every word of the source, and every part of the path of a file."""
    paths = [
        path for folder in ("templates", "static", "docs", "tests", *PACKAGES) for path in (ROOT / folder).rglob("*")
    ]
    parts = {part for path in paths for part in (*path.parts, path.stem)}
    texts = [read("pyproject.toml"), *(path.read_text(encoding="utf-8") for path in paths if path.suffix == ".py")]
    return parts | INVENTED | {word for text in texts for word in re.findall(r"\w+", text)}


@pytest.mark.parametrize("name", ["docs/architecture.md", "docs/glossary.md", "CONTRIBUTING.md", *READMES])
def test_document_names_only_what_is_in_the_source(name):
    words = [word for word in code_lines(name) if re.fullmatch(r"[\w./]+", word) and not word.startswith("/")]
    missing = [word for word in words if not (ROOT / word).exists()]
    vocabulary = source_words()
    assert [word for word in missing if set(re.split(r"[./]", word)) - vocabulary - {""}] == []
