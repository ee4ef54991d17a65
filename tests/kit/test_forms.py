"""What a form takes as a telephone."""

import pytest
from django.core.exceptions import ValidationError

from kit.forms.fields import KeyField, PhoneField
from tests.kit.phone_texts import GOOD


@pytest.mark.parametrize("text", GOOD)
def test_phone_takes_what_can_be_dialled(text):
    assert PhoneField().clean(text)


def test_phone_stays_as_it_was_written_but_for_signs_that_nobody_sees():
    assert PhoneField().clean("‪971 555‑12–34 (WhatsApp)‬") == "971 555-12-34 (WhatsApp)"


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ("SIT-200101-AB1", "SIT200101AB1"),
        ("sit 200101 ab1", "SIT200101AB1"),
        ("RFC: SIT–200101–AB1", "SIT200101AB1"),
        ("RFC200101AB1", "RFC200101AB1"),
        ("Ñ&A​200101AB1", "Ñ&A200101AB1"),
        ("R.F.C. SIT200101AB1", "SIT200101AB1"),
    ],
)
def test_key_is_the_same_however_it_is_written(raw, key):
    assert KeyField(max_length=12).clean(raw) == key


@pytest.mark.parametrize(
    "text",
    [
        "55 1234",
        "551234567890123",
        "no tengo",
        "55 1234 5678 <b>",
        "+52 123",
        ", ,",
        "55123456789",
        "rosa@x.mx 5512345678",
    ],
)
def test_phone_refuses_what_nobody_could_dial(text):
    with pytest.raises(ValidationError, match="10 números"):
        PhoneField().clean(text)
