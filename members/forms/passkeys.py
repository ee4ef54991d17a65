"""A passkey's answer as a browser sends it: allauth's own form, which takes no nonsense that would break it."""

import json

from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 16 * 1024


class CredentialField(forms.JSONField):
    """JSON of a passkey's answer; refused when too long, nested without end, or with halves of signs."""

    def to_python(self, value):
        refusal = ValidationError(_("La llave de acceso no se pudo leer. Inténtelo otra vez."))
        if isinstance(value, str) and len(value) > LONGEST:
            raise refusal
        try:
            answer = super().to_python(value)
            json.dumps(answer, ensure_ascii=False).encode()
        except (RecursionError, UnicodeEncodeError) as error:
            raise refusal from error
        return answer


class LoginWebAuthnForm(webauthn.LoginWebAuthnForm):
    credential = CredentialField(widget=forms.HiddenInput)
