"""Whoever comes from outside finds whom to write to, and the portal says who answers for it or does not open."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from pacto.checks import notice_says_who_answers

pytestmark = pytest.mark.django_db
NAMED = ("RESPONSIBLE_NAME", "RESPONSIBLE_ADDRESS", "DATA_PROCESSORS")


def test_contact_names_the_coordination_the_press_and_the_bulletin(client, settings):
    settings.COORDINATION_EMAIL, settings.PRESS_EMAIL = "coordinacion@pacto.example", "prensa@pacto.example"
    settings.RESPONSIBLE_NAME, settings.RESPONSIBLE_ADDRESS = "Alianza, A.C.", "Calle 1, Oaxaca"
    settings.CONTACT_PHONE = "951 555 12 34"
    text = client.get("/contacto/").text
    assert text.count('href="tel:+529515551234"') == 1
    assert text.count('href="mailto:coordinacion@pacto.example"') == 1
    assert text.count('href="mailto:prensa@pacto.example"') == 1
    assert text.count("Alianza, A.C., Calle 1, Oaxaca") == 1
    assert text.count('href="/boletines/recibir/"') == 2  # here and at the foot


def test_foot_of_every_page_leads_to_contact_commitments_and_the_bulletin(client):
    foot = client.get("/integrantes/").text.split("<footer")[1]
    assert [foot.count(f'href="{url}"') for url in ("/contacto/", "/compromisos/", "/boletines/recibir/")] == [1, 1, 1]


def test_check_refuses_a_portal_whose_notice_names_nobody(settings):
    for name in NAMED:
        setattr(settings, name, "")
    assert [one.msg.rpartition(" ")[2] for one in notice_says_who_answers(None)] == [f"{name}." for name in NAMED]
    with pytest.raises(SystemCheckError, match=r"pacto\.E001"):
        call_command("check", deploy=True)
    for name in NAMED:
        setattr(settings, name, "Alguien")
    assert notice_says_who_answers(None) == []
