"""The portal speaks the Spanish of Mexico everywhere."""

import gettext
import re
from datetime import date

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.template import Context, Template
from django.test import Client
from django.utils.formats import date_format
from django.utils.translation import gettext as translate

from members.models import User
from pacto.templatetags.devices import device
from tests import make
from tests.mailboxes import code_for, mailed

CATALOGUE = settings.BASE_DIR / "locale/es_MX/LC_MESSAGES"


def test_dates_are_written_in_lower_case():
    assert date_format(date(2019, 12, 2)) == "2 de diciembre de 2019"
    assert Template("{{ day|date:'l' }}").render(Context({"day": date(2019, 12, 2)})) == "lunes"


def messages_of(source: str) -> dict:
    """Key → text of a catalogue's source, as `gettext` keeps them compiled: a plural has a key for each form."""
    entries = {}
    for block in re.sub(r'"\n"', "", source).split("\n\n"):
        entry = dict(re.findall(r'^(msg\S+) "(.+)"$', block, re.MULTILINE))
        key = f"{entry['msgctxt']}\x04{entry['msgid']}" if "msgctxt" in entry else entry.get("msgid")
        forms = {
            (key, int(name[7:-1])) if "[" in name else key: entry[name] for name in entry if name.startswith("msgstr")
        }
        entries |= forms if key else {}
    return entries


def test_compiled_catalogue_says_what_its_source_says():
    with (CATALOGUE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    assert {key: text for key, text in compiled.items() if key} == messages_of((CATALOGUE / "django.po").read_text())


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130 Safari/537.36", "Chrome en Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537.36 Edg/130", "Edge en Windows"),
        ("Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0", "Firefox en Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari en iPhone"),
        ("curl/8", "Un aparato que no reconocemos"),
    ],
)
def test_device_is_named_as_a_person_would(user_agent, name):
    assert device(user_agent) == name


@pytest.mark.django_db
def test_mail_with_the_login_code_is_in_spanish():
    user = make.user("rosa@pacto.example")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    Client().post("/cuenta/login/code/", {"email": "rosa@pacto.example"})
    (message,) = mailed()
    code = code_for("rosa@pacto.example")
    assert message.subject == f"{code} es su código para entrar al Pacto"
    assert message.body.splitlines()[0] == "Su código para entrar:"


def test_office_says_what_a_link_does_and_no_doubled_genders():
    assert translate("View") == "Ver"
    assert translate("Select all %(total_count)s %(module_name)s") == "Elegir todo: %(total_count)s %(module_name)s"


def test_new_password_is_advised_before_and_answered_after_in_other_words():
    """Red before: the advice was the refusal, «Su contraseña es muy corta», before anything was typed."""
    advice = password_validation.password_validators_help_texts()
    assert "Al menos 10 caracteres; puede ser una frase." in advice
    assert not any("es muy" in sentence for sentence in advice)
    with pytest.raises(ValidationError) as refusal:
        password_validation.validate_password("lluvia", User(email="rosa@pacto.example"))
    assert refusal.value.messages == ["Es muy corta: necesita al menos 10 caracteres. Puede ser una frase."]
