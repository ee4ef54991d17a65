"""What the directory's search finds: names, what they do, where they are, and what other apps know of their work."""

from functools import cache

from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, QuerySet, Value, When

from kit.registries.extensions import facets
from kit.text.collation import prefix_query
from kit.text.folding import fold

from .geography import state_rows
from .models import Organization

# fmt: off
SMALL_WORDS = frozenset({
    "a", "al", "con", "de", "del", "e", "el", "en", "la", "las", "los", "o", "para", "por", "que", "su", "sus", "un",
    "una", "y",
})
# fmt: on


def search_query(text: str) -> SearchQuery | None:
    """Beginnings of the words that say something, in any order; None where nothing is left to look for."""
    words = [word for word in fold(text).split() if word not in SMALL_WORDS]
    return prefix_query(" ".join(words) or text)


def search_organizations(rows: QuerySet, text: str) -> QuerySet:
    """Those of which somebody speaks who types these words; those who are called so first."""
    if search_query(text) is None:
        return rows.none()
    keys = _keys(text)
    rest, state = place_in(text)
    if state:
        there = Organization.objects.in_state(state).order_by()
        keys = keys.union((there.filter(pk__in=_keys(rest)) if rest else there).values("pk"))
    is_called_so = Case(When(search=prefix_query(text), then=Value(0)), default=Value(1))
    return rows.filter(pk__in=keys).order_by(is_called_so, "sort_key", "id")


def _keys(text: str) -> QuerySet:
    """By name, legal name, description and town; by what the lists of other apps say of them."""
    own = Organization.objects.filter(words=search_query(text)).order_by().values("pk")
    return own.union(*(facet.find(text) for facet in facets))


def place_in(text: str) -> tuple[str, str]:
    """The words before the name of a state that stands at the end, and its INEGI code; else ("", "")."""
    words = fold(text).split()
    for place in range(len(words)):
        if code := _names_of_states().get(" ".join(words[place:])):
            rest = [word for word in words[:place] if word not in SMALL_WORDS]
            return " ".join(rest), code
    return "", ""


@cache
def _names_of_states() -> dict[str, str]:
    """Names in full: who types «ver» has not written Veracruz yet."""
    names = {fold(row[name]): row["cve_ent"] for row in state_rows() for name in ("nombre_oficial", "nombre_corto")}
    return names | {"cdmx": "09", "edomex": "15"}
