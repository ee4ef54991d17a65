"""What the documents tell a newcomer to type and to open exists."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
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
