"""An address that wants the bulletin."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SubscriptionForm(forms.Form):
    email = forms.EmailField(
        label=_("Su correo"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
