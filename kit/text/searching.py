"""What the office looks for: any part of any word, in any order, whatever its accents; an address as it is written.

Where a column of words is kept for it (an organisation's `search`), the index finds beginnings of words.
"""

from collections.abc import Iterable

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Concat

from kit.text.collation import Folded, WordVector, fold, prefix_query
from kit.text.phone_search import NumberWords, typed_number

MOST_WORDS = 12
OFFICE_WORDS = "office_search"


def search(rows: models.QuerySet, text: str, fields: Iterable[str]) -> models.QuerySet:
    """Those of which each word typed stands in one of the fields, which are paths from the model."""
    for word in text.split()[:MOST_WORDS]:
        matches = Q()
        for path in fields:
            matches |= _stands_in(rows.model, path, word)
        rows = rows.filter(matches)
    return rows


def _stands_in(model: type[models.Model], path: str, word: str) -> Q:
    """Of a row elsewhere the few that match are found first, not one for each row of a long list."""
    *way, name = path.split("__")
    there = model
    for step in way:
        there = there._meta.get_field(step).related_model
    matches = _matches(there._meta.get_field(name), word)
    return Q(**{f"{'__'.join(way)}__in": there._base_manager.filter(matches)}) if way else matches


def _matches(field: models.Field, word: str) -> Q:
    if isinstance(field, models.EmailField):
        return Q(**{f"{field.name}__icontains": word})
    nothing = Q(pk__in=[])
    if isinstance(getattr(field, "output_field", field), SearchVectorField):
        query = prefix_query(word)
        return Q(**{field.name: query}) if query else nothing
    matches = Q()
    for part in fold(word).split():
        matches &= Q(**{f"{field.name}__folded__contains": part})
    return matches or nothing


def office_words(*columns: str, number: str) -> models.GeneratedField:
    """A column of all words by which only the office looks for a row, its telephone `number` among them."""
    words = [part for column in columns for part in (column, Value(" "))]
    expression = WordVector(Folded(Concat(*words, NumberWords(number), output_field=models.TextField())))
    return models.GeneratedField(expression=expression, output_field=SearchVectorField(), db_persist=True)


def looked_for(rows: models.QuerySet, text: str) -> models.QuerySet:
    """Those whose words for the office begin with what was typed, or whose telephone it is."""
    query = prefix_query(typed_number(text) or text)
    return rows.filter(**{OFFICE_WORDS: query}) if query else rows.none()
