"""What a form takes as a telephone."""

import pytest
from django.core.exceptions import ValidationError

from kit.forms import PhoneField

GOOD = [
    "5512345678",
    "(55) 1234-5678",
    "+52 55 1234 5678",
    "52 1 55 1234 5678",
    "044 55 1234 5678",
    "951 123 4567 ext. 12",
    "951 123 4567, ext 12",
    "951 123 4567 / 951 765 4321 extensión 3",
    "+1 202 555 0147",
]


@pytest.mark.parametrize("text", GOOD)
def test_phone_takes_what_can_be_dialled(text):
    PhoneField().check(text)


@pytest.mark.parametrize("text", ["55 1234", "551234567890123", "no tengo", "55 1234 5678 <b>", "+52 123", ", ,"])
def test_phone_refuses_what_nobody_could_dial(text):
    with pytest.raises(ValidationError, match="10 números"):
        PhoneField().check(text)
