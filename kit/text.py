"""Comparing and sorting Spanish text, the same way in Python and in PostgreSQL."""

import re
import unicodedata

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func, TextField
from django.utils.text import Truncator

ACCENTED, PLAIN = "áéíóúüñàèìòùâêîôûäëïöçãõ", "aeiouunaeiouaeiouaeiocao"
SORTING_ACCENTED, SORTING_PLAIN = ACCENTED.replace("ñ", ""), PLAIN.replace("n", "", 1)


def fold(text: str) -> str:
    """Lower case, no accents, every run of other signs one space: «Niñez, A.C.» → «ninez a c»."""
    lowered = unicodedata.normalize("NFC", text).replace("İ", "i").lower()  # the one letter that lower() makes two
    plain = lowered.translate(str.maketrans(ACCENTED, PLAIN))
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def prefix_query(text: str) -> SearchQuery | None:
    """Beginnings of words in any order as a full-text query, or None where nothing is left to look for."""
    words = fold(text).split()[:12]
    if not words:
        return None
    return SearchQuery(" & ".join(f"{word}:*" for word in words), search_type="raw", config="simple")


class Folded(Func):
    """`fold` as an immutable SQL expression, fit for a stored generated column."""

    arity = 1
    output_field = TextField()
    template = (
        rf"regexp_replace(translate(lower(normalize(%(expressions)s, NFC)), '{ACCENTED}', '{PLAIN}'),"
        r" '[^a-z0-9]+', ' ', 'g')"
    )


class SortKey(Func):
    """Order of the Spanish alphabet under the C collation: accents ignored, ñ after n."""

    arity = 1
    output_field = TextField()
    template = (
        rf"ltrim(regexp_replace(replace(translate(lower(normalize(%(expressions)s, NFC)), '{SORTING_ACCENTED}',"
        rf" '{SORTING_PLAIN}'), 'ñ', 'n~'), '[^a-z0-9~]+', ' ', 'g'))"
    )


class WordVector(Func):
    """Full-text vector of already folded text, whole words without stemming."""

    arity = 1
    output_field = SearchVectorField()
    template = "to_tsvector('simple'::regconfig, %(expressions)s)"


def without_links(text: str, most: int = 80) -> str:
    """In one line, at most so long, and written so that no mail program makes a link of anything in it."""
    line = Truncator(" ".join(str(text).split())).chars(most)
    return re.sub(r"(?<=\w)[.@](?=[^\W\d_]{2})", lambda sign: f"({sign[0]})", line.replace("://", ": "))
