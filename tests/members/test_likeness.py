"""Suspected duplicates: what counts as the same organisation and what does not."""

import pytest

from members.likeness import DuplicateIndex, name_key


def record(number, name, **values):
    empty = dict.fromkeys(("legal_name", "acronym", "rfc", "cluni", "email", "phone", "website"), "")
    return empty | {"id": number, "name": name, "state_id": "20"} | values


def test_name_key_ignores_legal_form_accents_and_small_words():
    assert name_key("Fundación para la Niñez Sana, A.C.") == name_key("fundacion NINEZ SANA, Asociación Civil")


@pytest.mark.parametrize(
    "name", ["Semillas del Istmo", "SEMILLAS DEL ISTMO, A.C.", "Istmo, Semillas del", "Semillas del Ismto"]
)
def test_suspects_finds_the_same_name_written_otherwise(name):
    index = DuplicateIndex([record(1, "Semillas del Istmo A.C."), record(2, "Papalote de Puebla")])
    assert [one.organization_id for one in index.suspects({"name": name, "state_id": "20"})] == [1]


def test_suspects_of_equal_rfc_is_certain_whatever_the_name():
    index = DuplicateIndex([record(1, "Semillas", rfc="ABC010203XY9")])
    assert [one.score for one in index.suspects({"name": "Otra cosa", "rfc": "ABC010203XY9"})] == [100]


def test_suspects_leaves_different_names_and_shared_mail_providers_alone():
    index = DuplicateIndex([record(1, "Semillas del Istmo", email="uno@gmail.com")])
    assert index.suspects({"name": "Colibrí de la Mixteca", "email": "dos@gmail.com", "state_id": "20"}) == []


def test_suspects_excludes_itself():
    row = record(1, "Semillas del Istmo")
    assert DuplicateIndex([row]).suspects(row, exclude=1) == []


def test_suspects_keeps_numbered_names_apart():
    index = DuplicateIndex([record(1, "Semillas del Istmo 12")])
    assert index.suspects({"name": "Semillas del Istmo 13", "state_id": "20"}) == []


def test_suspects_finds_the_same_contact_mail():
    index = DuplicateIndex([record(1, "Semillas del Istmo", email="hola@semillas.example")])
    suspects = index.suspects({"name": "Casa Papalote", "email": "hola@semillas.example", "state_id": "20"})
    assert [(one.organization_id, one.score) for one in suspects] == [(1, 88)]
