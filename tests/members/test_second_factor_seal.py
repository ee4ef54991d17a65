"""Whoever reads the database, or a backup of it, has nobody's second factor."""

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.core.management import CommandError, call_command
from django.db import connection

from members import second_factor
from tests import make
from tests.authentication import SECRET, TOTP, RecoveryCodes, code_now


@pytest.fixture
def person(db):
    user = make.user()
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def is_right(code: str) -> bool:
    return Authenticator.objects.get(type="totp").wrap().validate_code(code)


def spare() -> list[str]:
    return Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()


def rows() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(mfa_authenticator::text, ' ') FROM mfa_authenticator")
        return cursor.fetchone()[0]


def test_no_row_holds_a_secret_in_clear(person, monkeypatch):
    seeds = []
    monkeypatch.setattr(RecoveryCodes, "generate_seed", classmethod(lambda cls: seeds.append("5eed" * 20) or seeds[0]))
    other = make.user()
    RecoveryCodes.activate(other)
    assert seeds
    assert (SECRET in rows()) is False
    assert (seeds[0] in rows()) is False
    assert is_right(code_now())


def test_seal_survives_a_new_secret_key_and_then_needs_the_former_no_more(person, settings):
    before, codes = rows(), spare()
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "la nueva"
    assert spare() == codes
    call_command("seal_second_factors")
    assert rows() != before
    settings.SECRET_KEY_FALLBACKS = []
    assert spare() == codes
    assert is_right(code_now()) is True


def test_lost_secret_key_lets_no_code_in(person, settings):
    codes = spare()
    settings.SECRET_KEY = "otra"
    assert is_right(code_now()) is False
    assert is_right(code_now("")) is False
    assert set(spare()) & set(codes) == set()
    with pytest.raises(InvalidToken):
        second_factor.seal_all()
    with pytest.raises(CommandError, match="SECRET_KEY_FALLBACKS"):
        call_command("seal_second_factors")


def test_secrets_from_before_work_and_are_sealed(db):
    user = make.user()
    Authenticator.objects.create(user=user, type="totp", data={"secret": SECRET})
    assert is_right(code_now())
    call_command("seal_second_factors")
    assert SECRET not in rows()


def test_passkeys_are_left_as_they_are(db):
    Authenticator.objects.create(user=make.user(), type="webauthn", data={"name": "x", "credential": {}})
    assert second_factor.seal_all() == 0
