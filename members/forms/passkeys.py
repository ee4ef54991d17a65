"""A passkey's answer as a browser sends it: allauth's own forms, which take no nonsense that would break them."""

import json

from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

LONGEST = 16 * 1024


class CredentialField(forms.JSONField):
    """JSON of a passkey's answer of that kind; refused when too long, or when the library cannot read it."""

    def __init__(self, kind: type, **options):
        super().__init__(widget=forms.HiddenInput, **options)
        self.kind = kind

    def to_python(self, value):
        refusal = ValidationError(_("La llave de acceso no se pudo leer. Inténtelo otra vez."))
        if isinstance(value, str) and len(value) > LONGEST:
            raise refusal
        try:
            answer = super().to_python(value)
            json.dumps(answer, ensure_ascii=False).encode()
            if answer is not None:
                self.kind.from_dict(answer)
        except Exception as error:  # the reader stumbles over nonsense in as many ways as there is nonsense
            raise refusal from error
        return answer


class AddWebAuthnForm(webauthn.AddWebAuthnForm):
    credential = CredentialField(RegistrationResponse)


class LoginWebAuthnForm(webauthn.LoginWebAuthnForm):
    credential = CredentialField(AuthenticationResponse)


class AuthenticateWebAuthnForm(webauthn.AuthenticateWebAuthnForm):
    credential = CredentialField(AuthenticationResponse)


class ReauthenticateWebAuthnForm(webauthn.ReauthenticateWebAuthnForm):
    credential = CredentialField(AuthenticationResponse)
