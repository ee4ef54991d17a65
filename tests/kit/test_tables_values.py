from datetime import date

import pytest

from kit.tables.text import clean, plain_words
from kit.tables.values import parse_date


def test_cell_of_ten_thousand_marks_upon_a_letter_is_read_with_thirty():
    """Normalising takes the square of how many stand upon one letter."""
    text = "fin\u0303x" + "\u0301" * 10_000
    assert clean(text) == "fiñx" + "\u0301" * 30
    assert plain_words(text) == "finx"


@pytest.mark.parametrize(
    "text",
    [
        "2019-12-02",
        "2019-12-02 00:00:00",
        "2019-12-02T18:30:00Z",
        "2019/12/2",
        "20191202",
        "02/12/2019",
        "2-12-19",
        "2.12.2019",
        "02/12/2019 12:30 p. m.",
        "2 de diciembre de 2019",
        "2 DE DICIEMBRE DEL 2019",
        "Lunes, 2 de diciembre de 2019",
        "02-dic-19",
        "2 dic. 2019",
        "02-Dec-2019",
        "dos de diciembre de 2019",
        "Lunes, dos de diciembre del 2019",
        "Dic 2, 2019",
        "02/XII/2019",
        "43801",
        "43801.75",
    ],
)
def test_date_is_read_as_people_write_it(text):
    assert parse_date(text) == date(2019, 12, 2)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1/1/49", 2049),
        ("1/1/50", 1950),
        ("1º de enero de 1999", 1999),
        ("primero de enero de 2019", 2019),
        ("1o. de enero de 2019", 2019),
    ],
)
def test_date_year_and_first_of_month_are_understood(text, year):
    assert parse_date(text) == date(year, 1, 1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31/02/2019", "«31/02/2019» no existe en el calendario"),
        ("12/31/2019", "«12/31/2019» no existe en el calendario"),
        ("2019", "«2019» no es una fecha; escriba, por ejemplo, 02/12/2019"),
        ("", "«» no es una fecha; escriba, por ejemplo, 02/12/2019"),
        ("2 de marciembre de 2019", "«2 de marciembre de 2019» no es una fecha; escriba, por ejemplo, 02/12/2019"),
        ("02/12/1219", "«02/12/1219» no parece un año correcto"),
        ("99999", "«99999» no parece un año correcto"),
        ("٤٣٨٠١", "«٤٣٨٠١» no es una fecha; escriba, por ejemplo, 02/12/2019"),
    ],
)
def test_date_that_is_none_is_refused(text, sentence):
    with pytest.raises(ValueError, match=r"^«") as caught:
        parse_date(text)

    assert str(caught.value) == sentence
