"""Comparing and sorting Spanish text, the same way in Python and in PostgreSQL."""

import re

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import CharField, Func, TextField, Transform
from django.utils.text import Truncator

from kit.text.folding import LEFT_OUT, LETTERS, PLAIN, SET_APART, TWO_LETTERS, fold


def prefix_query(text: str) -> SearchQuery | None:
    """Beginnings of words in any order as a full-text query, or None where nothing is left to look for."""
    words = fold(text).split()[:12]
    if not words:
        return None
    return SearchQuery(" & ".join(f"{word}:*" for word in words), search_type="raw", config="simple")


def _in_sql(expression: str) -> str:
    """The steps of `fold` before the accents are left out."""
    lowered = f"lower(normalize(translate({expression}, '{SET_APART}', '{' ' * len(SET_APART)}'), NFKD))"
    for letter, two in TWO_LETTERS.items():
        lowered = f"replace({lowered}, '{letter}', '{two}')"
    return f"translate({lowered}, '{LETTERS}', '{PLAIN}')"


def _without_left_out(expression: str) -> str:
    quoted = LEFT_OUT.replace("'", "''")
    return f"regexp_replace({expression}, '[{quoted}]', '', 'g')"


class Folded(Func):
    """`fold` as an immutable SQL expression, fit for a stored generated column."""

    arity = 1
    output_field = TextField()
    template = f"regexp_replace({_without_left_out(_in_sql('%(expressions)s'))}, '[^a-z0-9]+', ' ', 'g')"


@CharField.register_lookup
@TextField.register_lookup
class FoldedLookup(Transform):
    """`name__folded__contains`: what is asked for is folded too, by whoever asks."""

    lookup_name = "folded"
    template = Folded.template
    output_field = TextField()


class SortKey(Func):
    """Order of the Spanish alphabet under the C collation: accents ignored, ñ after n."""

    arity = 1
    output_field = TextField()
    template = "ltrim(regexp_replace({}, '[^a-z0-9~]+', ' ', 'g'))".format(
        _without_left_out(f"replace({_in_sql('%(expressions)s')}, 'n\u0303', 'n~')")
    )


class WordVector(Func):
    """Full-text vector of already folded text: each word once, without stemming and places."""

    arity = 1
    output_field = SearchVectorField()
    template = "strip(to_tsvector('simple'::regconfig, %(expressions)s))"


def without_links(text: str, most: int = 80) -> str:
    """In one line, at most so long, and written so that no mail program makes a link of anything in it."""
    line = Truncator(" ".join(str(text).split())).chars(most)
    return re.sub(r"(?<=\w)[.@](?=[^\W\d_]{2})", lambda sign: f"({sign[0]})", line.replace("://", ": "))


def excerpt(text: str, most: int = 80) -> str:
    """The beginning of a text, in one line, without the stop at its end: what quotes it brings its own."""
    return Truncator(" ".join(text.split()).rstrip(".")).chars(most)
