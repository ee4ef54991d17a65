"""A refusal is told where it belongs, and always told."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from kit.editing.refusals import errors_on


class ReasonForm(forms.Form):
    reason = forms.CharField()


@pytest.mark.parametrize(
    ("refusal", "errors"),
    [
        (ValidationError("No."), {"__all__": ["No."]}),
        (ValidationError({"reason": "Diga por qué."}), {"reason": ["Diga por qué."]}),
        (ValidationError({"verifier": "Verifica otra persona."}), {"__all__": ["Verifica otra persona."]}),
    ],
)
def test_errors_on_puts_a_refusal_on_its_field_or_at_the_head(refusal, errors):
    """Red where a field that the form does not have is an error of the program."""
    form = ReasonForm({"reason": "Porque sí."})
    assert form.is_valid()
    with errors_on(form):
        raise refusal
    assert form.errors == errors
