"""What the documents tell a newcomer to type and to open exists."""

import ast
import re
import shlex

import pytest
import yaml
from django.core.management import get_commands

from pacto.celery import app
from tests.sources import ROOT, module_paths, syntax_tree

DOCUMENTS = sorted(
    str(path.relative_to(ROOT)) for pattern in ("*.md", "docs/**/*.md", "pyproject.toml") for path in ROOT.glob(pattern)
)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_names_only_targets_that_make_has(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    named = {word for words in re.findall(r"(?:`|^)make ([a-z ]+)", text, re.MULTILINE) for word in words.split()}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert named - targets == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_links_only_to_what_is_there(name):
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    beside = (ROOT / name).parent
    assert [link for link in links if "://" not in link and not (beside / link).exists()] == []


COMMANDS = [name for name in DOCUMENTS if name.endswith(".md")]
ENVIRONMENT = ["pacto/settings.py", "pacto/gunicorn.conf.py", "docker-compose.yml", ".env.example", "Makefile"]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def typed(name: str) -> list[str]:
    """What stands in backticks or in a block of code: what a newcomer types or looks for."""
    text = read(name)
    blocks = re.findall(r"```\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines()] + re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)


def after(pattern: str, name: str) -> set[str]:
    return {found for line in typed(name) for found in re.findall(pattern, line)}


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
    assert after(r"^([A-Z][A-Z]+_[A-Z_]+)(?:=|$)", name) - read_names - constants() == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_document_names_only_services_of_compose(name):
    services = yaml.safe_load(read("docker-compose.yml"))["services"].keys()
    named = set()
    for verb, rest in (found for line in typed(name) for found in re.findall(r"docker compose ([a-z]+)(.*)", line)):
        words = [word for word in shlex.split(rest, comments=False) if re.fullmatch(r"[a-z]+(=\d+)?", word)]
        named |= {word.split("=")[0] for word in (words[:1] if verb in ("exec", "run") else words)}
    assert named - services == set()


def constants() -> set[str]:
    """Names in capitals that stand in the source."""
    trees = [syntax_tree(path) for path in module_paths()]
    return {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id.isupper()}
