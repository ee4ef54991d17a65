"""Nonsense instead of a passkey's answer is refused, never a 500."""

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string

NONSENSE = ['{"id": "\\ud800"}', "[" * 100_000, "[" * 5_000, "x", "{}", "a" * 20_000, '{"id": "x"}', '{"rawId": 1}']


@pytest.mark.parametrize("credential", NONSENSE)
def test_passkey_nonsense_is_refused(client, db, credential):
    assert client.post("/cuenta/2fa/webauthn/login/", {"credential": credential}).status_code < 500


@pytest.mark.parametrize("credential", NONSENSE)
@pytest.mark.parametrize("name", settings.MFA_FORMS)
def test_passkey_nonsense_is_refused_by_every_form(credential, name):
    """Red with allauth's own forms: `{"id": "x"}` is a KeyError."""
    field = import_string(settings.MFA_FORMS[name]).base_fields["credential"]
    with pytest.raises(ValidationError):
        field.clean(credential)
