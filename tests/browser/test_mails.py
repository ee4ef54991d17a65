"""The mails themselves, as a mail program draws them: accessible and no wider than a telephone, by day and by night."""

import pytest
from django.utils import timezone

from kit.messages import ReminderPart
from mailings.bulletins.copies import page_now
from mailings.reminders.digests import compose
from mailings.rendering import render_message
from members.models import User
from tests.browser.judging import judge
from tests.mailings.bulletin import make_bulletin, make_titulars, picture_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Organización para la Atención Integral de la Primera Infancia de la Sierra Norte " * 2


def bulletin(reader: User) -> str:
    row = make_bulletin(subject=LONG[:150], intro=f"{LONG} [aquí](https://a.example)")
    picture_of(row)
    return page_now(row, reader, at=timezone.now())


def digest(reader: User) -> str:
    part = ReminderPart(LONG, LONG, "Responder", "https://portal.example/" + "a" * 200)
    return compose([part] * 20, reader, {"reminders"}).html


def decision(reader: User) -> str:
    return render_message(
        "application_decision", {"application": {"name": LONG}, "link": "https://portal.example/"}
    ).html


@pytest.mark.parametrize("drawn", [bulletin, digest, decision])
def test_mail_is_accessible_and_fits(page_as, axe, drawn):
    page = page_as()
    [reader] = make_titulars("Ana")
    page.set_content(drawn(reader))
    assert page.locator("body").inner_text().count("Empieza por lo primero") == 1
    assert judge(page, axe) == []
