"""What the documents tell a newcomer to type and to open exists."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "pyproject.toml", "docs/architecture.md", "docs/deployment.md"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_names_only_targets_that_make_has(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    spans = [line for span in re.findall(r"`+([^`]+)`+", text) for line in span.splitlines()]
    named = {word for line in spans if line.startswith("make ") for word in re.findall(r"[a-z]+\b(?!=)", line[5:])[:1]}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert named - targets == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_links_only_to_what_is_there(name):
    links = re.findall(r"\]\(([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8"))
    beside = (ROOT / name).parent
    assert [link for link in links if "://" not in link and not (beside / link).exists()] == []
