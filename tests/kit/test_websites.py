"""A web address in which somebody stands before the host is never kept."""

import pytest
from django.core.exceptions import ValidationError

from kit.forms.fields import WebField
from kit.text.websites import has_user_part


@pytest.mark.parametrize(
    "text", ["contacto@canica.example", "https://contacto@canica.example", "http://a:b@c.example/x"]
)
def test_web_address_with_a_user_part_is_refused(text):
    with pytest.raises(ValidationError, match=r"es un correo|una página"):
        WebField().clean(text)


@pytest.mark.parametrize(
    "text", ["https://canica.example/@canica", "https://canica.example/?a=b@c", "https://canica.example"]
)
def test_web_address_may_have_the_sign_elsewhere(text):
    assert not has_user_part(text)
