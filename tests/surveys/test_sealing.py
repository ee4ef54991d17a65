"""Drafts tell nothing to whoever lacks the environment's secret."""

import pytest

from surveys.sealing import SealBrokenError, blinds, envelope, seal, unseal

SIZE = 4096


def test_sealing_gives_back_what_was_sealed():
    blind = blinds(1, 2)[0]
    assert unseal(seal({"t": "Ñandú «é»"}, wave=1, blind=blind, size=SIZE), wave=1, blind=blind) == {"t": "Ñandú «é»"}


def test_sealing_makes_rows_of_one_length_and_never_the_same_twice():
    blind = blinds(1, 2)[0]
    sealed = [seal(content, wave=1, blind=blind, size=SIZE) for content in ({}, {}, {"t": "a" * 3000})]
    assert [len(each) for each in sealed] == [SIZE] * 3
    assert len(set(sealed)) == 3


def test_sealing_refuses_what_does_not_fit():
    with pytest.raises(ValueError, match="envelope"):
        seal({"t": "a" * SIZE}, wave=1, blind=blinds(1, 2)[0], size=SIZE)


def test_sealing_binds_a_draft_to_its_row_and_wave():
    first, second = blinds(1, 2)[0], blinds(1, 3)[0]
    sealed = seal({}, wave=1, blind=first, size=SIZE)
    for wave, blind in ((1, second), (2, first)):
        with pytest.raises(SealBrokenError):
            unseal(sealed, wave=wave, blind=blind)


def test_sealing_survives_a_new_secret_while_the_former_is_a_fallback(settings):
    blind = blinds(1, 2)[0]
    sealed = seal({"n": 1}, wave=1, blind=blind, size=SIZE)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert blinds(1, 2)[1] == blind
    assert unseal(sealed, wave=1, blind=blind) == {"n": 1}
    settings.SECRET_KEY_FALLBACKS = []
    assert blind not in blinds(1, 2)
    with pytest.raises(SealBrokenError):
        unseal(sealed, wave=1, blind=blind)


def test_sealing_has_room_for_the_longest_texts():
    size = envelope([1500, 1500, 200], 20)
    answers = {str(10**9 + number): {"t": "😀" * most} for number, most in enumerate((1500, 1500, 200))}
    answers |= {str(10**9 + 10 + number): {"c": [1, 2, 3]} for number in range(20)}
    assert len(seal({"answers": answers, "sent": True, "by": 10**9}, wave=1, blind=blinds(1, 2)[0], size=size)) == size
