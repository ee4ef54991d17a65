"""Names are folded alike in Python and in PostgreSQL, and sort as Spanish sorts."""

import unicodedata

import pytest
from django.db.models import Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from kit.text import Folded, SortKey, fold
from members.models import State

pytestmark = pytest.mark.django_db
TEXTS = some.text(some.characters(max_codepoint=0x2FFF, exclude_categories=["Cs", "Cc", "Cn"]), max_size=40)


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
    ],
)
def test_fold_is_the_same_in_python_and_postgresql(text, folded):
    assert (fold(text), in_postgresql(Folded, text).strip()) == (folded, folded)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_fold_of_any_text_is_the_same_in_python_and_postgresql(text):
    assert in_postgresql(Folded, text).strip() == fold(text)


def test_sort_key_puts_n_with_tilde_after_n_and_ignores_accents():
    names = ["Ñandú", "Nube", "Oso", "Árbol", "Bien", "nzeta", "Zapato", "ñu"]
    assert sorted(names, key=lambda name: in_postgresql(SortKey, name)) == [
        *("Árbol", "Bien", "Nube", "nzeta", "Ñandú", "ñu", "Oso", "Zapato")
    ]
