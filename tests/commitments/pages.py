"""The public pages of the commitments, read."""

import re

CODE = "pobreza-multidimensional"


def words(response) -> str:
    """What the middle of a page says, in one line."""
    middle = response.text.split("<main", 1)[1].split("</main>", 1)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", middle).split())
