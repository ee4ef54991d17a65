"""Names are folded alike in Python and in PostgreSQL, and sort as Spanish sorts."""

import unicodedata

import pytest
from django.db import connection
from django.db.models import Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from kit.text.collation import Folded, SortKey
from kit.text.folding import fold
from members.models import State

pytestmark = pytest.mark.django_db
TEXTS = some.text(some.characters(max_codepoint=0x1F9FF, exclude_categories=["Cs", "Cc", "Cn"]), max_size=40)


def in_postgresql(expression, text: str) -> str:
    return State.objects.values_list(expression(Value(text)), flat=True)[0]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Niñez, A.C.", "ninez a c"),
        ("  ÁÉÍÓÚÜÑ áéíóúüñ ", "aeiouun aeiouun"),
        (unicodedata.normalize("NFD", "Educación para la Niñez"), "educacion para la ninez"),
        ("CENDI N.º 1 – «Sí»", "cendi n 1 si"),
        ("İstanbul", "istanbul"),
        ("¿?", ""),
        ("Asociación ﬁnanciera oﬃcina", "asociacion financiera officina"),
        ("Ñusta áẽőǎūřçşžğṽ", "nusta aeoaurcszgv"),
        ("Kꞌanchaay Ma’alob Tu'un Ñuuʼ", "kanchaay maalob tuun nuu"),
        ("Hñähñu a̱ u̲ ö ø ŋ ɨ Ɨ Ŋ", "hnahnu a u o o n i i n"),
        ("Semi\u200blla de\xadl Ist\u202amo", "semilla del istmo"),
        ("Ｓｅｍｉｌｌａ № 𝟓 Semilla™", "semilla no 5 semilla"),
        ("Cœur Straße Ærø", "coeur strasse aero"),
    ],
)
def test_fold_is_the_same_in_python_and_postgresql(text, folded):
    assert fold(text) == folded
    assert in_postgresql(Folded, text).strip() == folded


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_fold_of_any_text_is_the_same_in_python_and_postgresql(text):
    assert in_postgresql(Folded, text).strip() == fold(text)


def test_fold_of_every_letter_is_the_same_in_python_and_postgresql():
    """Each code point between two letters, so that what is left out and what parts words differ."""
    points = [*range(0x20, 0xD800), *range(0xF900, 0x10000), *range(0x1D400, 0x1D800), *range(0x1F000, 0x1FA00)]
    signs = [chr(point) for point in points if unicodedata.category(chr(point)) not in ("Cn", "Cc")]
    lines = [f"a{sign}b" for sign in signs]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE sign (n int, line text) ON COMMIT DROP")
        cursor.execute("INSERT INTO sign SELECT n, line FROM unnest(%s::text[]) WITH ORDINALITY AS t(line, n)", [lines])
        folded = Folded.template % {"expressions": "line"}
        cursor.execute(f"SELECT trim({folded}) FROM sign ORDER BY n")  # noqa: S608
        theirs = [row[0] for row in cursor.fetchall()]
    ours = [fold(line) for line in lines]
    assert [(line, a, b) for line, a, b in zip(signs, ours, theirs, strict=True) if a != b] == []


def test_sort_key_puts_n_with_tilde_after_n_and_ignores_accents():
    names = ["Ñandú", "Nube", "Oso", "Árbol", "Bien", "nzeta", "Zapato", "ñu"]
    assert sorted(names, key=lambda name: in_postgresql(SortKey, name)) == [
        *("Árbol", "Bien", "Nube", "nzeta", "Ñandú", "ñu", "Oso", "Zapato")
    ]
