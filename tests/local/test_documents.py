"""What the documents tell a newcomer to type exists."""

import re
import subprocess

from django.conf import settings

DOCUMENTS = [*settings.BASE_DIR.glob("*.md"), *settings.BASE_DIR.glob("docs/**/*.md")]


def test_every_make_target_that_a_document_names_exists():
    text = "\n".join(path.read_text() for path in DOCUMENTS)
    named = {word for words in re.findall(r"`make ([a-z ]+)", text) for word in words.split()}
    listed = subprocess.run(["make", "help"], cwd=settings.BASE_DIR, capture_output=True, text=True, check=True).stdout
    assert named - set(re.findall(r"^  make (\S+)", listed, re.MULTILINE)) == set()
    assert len(named) > 5
