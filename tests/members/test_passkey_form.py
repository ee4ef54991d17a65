"""Nonsense instead of a passkey's answer is refused, never a 500."""

import pytest


@pytest.mark.parametrize("credential", ['{"id": "\\ud800"}', "[" * 100_000, "[" * 5_000, "x", "{}", "a" * 20_000])
def test_passkey_nonsense_is_refused(client, db, credential):
    assert client.post("/cuenta/2fa/webauthn/login/", {"credential": credential}).status_code < 500
