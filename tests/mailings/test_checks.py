"""What `check --deploy` says about mail."""

import pytest
from django.core.management import call_command

from mailings.checks import mail_is_known_as_ours


@pytest.fixture(autouse=True)
def no_log(settings):
    settings.MAIL_RELAY_LOG = ""
    settings.COORDINATION_EMAIL = "coordinacion@pacto.example"


def messages() -> dict[str, str]:
    return {message.id: f"{message.msg} {message.hint}" for message in mail_is_known_as_ours(None)}


def test_check_names_the_records_of_the_domains_and_looks_nothing_up(settings):
    settings.DEFAULT_FROM_EMAIL = "Pacto <portal@pacto.example>"
    settings.BOUNCE_ADDRESS, settings.BOUNCE_MAILDIR = "rebotes@correo.pacto.example", "/srv/bounces"
    settings.EMAIL_HOST = "relay.example"
    by_id = messages()
    assert list(by_id) == ["mailings.I001", "mailings.I002", "mailings.I003"]
    assert '`dig +short TXT correo.pacto.example` answers "v=spf1 a:relay.example -all"' in by_id["mailings.I001"]
    assert "TXT SELECTOR._domainkey.pacto.example" in by_id["mailings.I002"]
    assert "TXT _dmarc.pacto.example" in by_id["mailings.I003"]


@pytest.mark.parametrize(
    ("address", "maildir", "warned"),
    [
        ("", "", ["mailings.W001"]),
        ("rebotes@pacto.example", "", ["mailings.W001"]),
        ("rebotes@otro.example", "/srv/bounces", ["mailings.W002"]),
        ("rebotes@otropacto.example", "/srv/bounces", ["mailings.W002"]),
    ],
)
def test_check_warns_where_bounces_are_lost_or_of_another_domain(settings, address, maildir, warned):
    settings.DEFAULT_FROM_EMAIL = "Pacto <portal@pacto.example>"
    settings.BOUNCE_ADDRESS, settings.BOUNCE_MAILDIR = address, maildir
    assert [key for key in messages() if key.startswith("mailings.W")] == warned


def test_check_warns_of_a_relays_log_that_cannot_be_read(settings, tmp_path):
    log = tmp_path / "mail.log"
    settings.MAIL_RELAY_LOG = str(log)
    assert "mailings.W003" in messages()
    log.touch()
    assert "mailings.W003" not in messages()


@pytest.mark.parametrize("address", ["", "Portal@pacto.example"])
def test_check_warns_where_nobody_reads_what_is_answered(settings, address):
    settings.DEFAULT_FROM_EMAIL = "Pacto <portal@pacto.example>"
    settings.COORDINATION_EMAIL = address
    assert "mailings.W004" in messages()
    settings.COORDINATION_EMAIL = "coordinacion@pacto.example"
    assert "mailings.W004" not in messages()


def test_check_for_deployment_says_it(capsys, settings):
    settings.RESPONSIBLE_NAME, settings.RESPONSIBLE_ADDRESS = "Pacto, A.C.", "Calle 1, Oaxaca"
    settings.DATA_PROCESSORS = "Servidor, S.A."
    call_command("check", deploy=True)
    assert "mailings.I003" in capsys.readouterr().err
