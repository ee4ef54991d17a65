"""The office's pages of what was sent: counted by month and rule, by name, and by organisation."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from mailings import coverage
from mailings.models import Bulletin, Delivery, MailItem
from mailings.received import sent_to
from tests import make

pytestmark = pytest.mark.django_db
MEXICO = ZoneInfo("America/Mexico_City")
NOVEMBER, NOON = date(2026, 11, 1), datetime(2026, 11, 10, 12, tzinfo=MEXICO)
NOW = NOON + timedelta(days=10)
PAGE = "/admin/mailings/delivery/"


def make_item(
    email: str, state: str = "sent", *, user=None, period="1", due_at=NOON, late=timedelta(), **fields
) -> MailItem:
    """An item about row 7, and its delivery in that state."""
    if state == "sent":
        fields["sent_at"] = due_at + late
    delivery = Delivery.objects.create(
        kind="commission_notice", email=email, user=user, state=state, created_at=due_at, **fields
    )
    return about(email, user=user, period=period, due_at=due_at, delivery=delivery)


def about(email: str, **fields) -> MailItem:
    return MailItem.objects.create(email=email, **{"kind": "commission_notice", "object_id": 7, **fields})


def emails() -> list[str]:
    return [item.email for item in coverage.undelivered("commission_notice", NOVEMBER)]


def test_coverage_counts_each_fate_and_they_make_what_was_expected(django_assert_num_queries):
    make_item("a@pacto.example")
    make_item("b@pacto.example", late=timedelta(days=2))
    make_item("c@pacto.example", "queued")
    make_item("d@pacto.example", "sending", due_at=NOW, slot=0, claimed_at=NOW)
    make_item("e@pacto.example", "failed", answer="550 no such user")
    make_item("f@pacto.example", "uncertain")
    make_item("g@pacto.example", "suppressed", reason="bounces")
    about("h@pacto.example", period="1", due_at=NOON, reason="too_old")
    taken_out = make_item("i@pacto.example")
    taken_out.reason = "not_needed"
    taken_out.save()
    with django_assert_num_queries(1):
        (line,) = coverage.lines(NOVEMBER, at=NOW)
    counts = (line.sent, line.waiting, line.failed, line.uncertain, line.suppressed)
    assert counts == (2, 2, 1, 1, 3)
    assert line.expected == sum(counts)
    assert line.late == 2
    assert sorted(line.why_not) == [
        ("Se pasó su momento", 1),
        ("Su dirección rebota", 1),
        ("Ya no hizo falta", 1),
    ]
    assert line.label == "Aviso de una comisión"


@pytest.mark.parametrize(
    ("due_at", "number"),
    [
        (datetime(2026, 11, 1, tzinfo=MEXICO), 1),
        (datetime(2026, 11, 30, 23, 59, tzinfo=MEXICO), 1),
        (datetime(2026, 10, 31, 23, 59, tzinfo=MEXICO), 0),
        (datetime(2026, 12, 1, tzinfo=MEXICO), 0),
    ],
)
def test_coverage_cuts_the_months_at_midnight_in_mexico(due_at, number):
    make_item("a@pacto.example", due_at=due_at)
    assert len(coverage.lines(NOVEMBER, at=NOW)) == number


def test_two_bulletins_of_a_month_are_two_lines_and_each_names_its_own():
    for month, email, state in ((10, "a@pacto.example", "failed"), (11, "b@pacto.example", "queued")):
        bulletin = Bulletin.objects.create(month=date(2026, month, 1), subject="Hola")
        delivery = Delivery.objects.create(kind="bulletin", bulletin=bulletin, email=email, state=state)
        about(email, kind="bulletin", object_id=bulletin.pk, period="1", due_at=NOON, delivery=delivery)
    assert [(line.label, line.expected) for line in coverage.lines(NOVEMBER, at=NOW)] == [
        ("Boletín de noviembre de 2026", 1),
        ("Boletín de octubre de 2026", 1),
    ]
    assert [item.email for item in coverage.undelivered("bulletin", NOVEMBER, of=date(2026, 10, 1))] == [
        "a@pacto.example"
    ]


def test_missed_names_everybody_but_those_whom_it_reached():
    make_item("llego@pacto.example")
    make_item("fallo@pacto.example", "failed")
    make_item("espera@pacto.example", "queued")
    about("viejo@pacto.example", period="1", due_at=NOON, reason="too_old")
    make_item("otra@pacto.example", "failed", due_at=NOON - timedelta(days=40))
    assert emails() == ["fallo@pacto.example", "espera@pacto.example", "viejo@pacto.example"]


def test_missed_leaves_out_what_a_later_message_made_up_for():
    ana = make.user("ana@pacto.example")
    make_item("ana@pacto.example", "failed", user=ana)
    make_item("nueva@pacto.example", period="2", user=ana)
    make_item("beto@pacto.example", "failed")
    make_item("otra@pacto.example", period="2")
    assert emails() == ["beto@pacto.example"]


def test_missed_leaves_out_what_somebody_decided():
    make_item("ana@pacto.example", "uncertain", resolved_at=NOW, resolved_by=make.user())
    make_item("beto@pacto.example", "uncertain")
    assert emails() == ["beto@pacto.example"]


def test_missed_page_and_file_tell_who_and_why(cast):
    make_item("titular@pacto.example", "failed", user=cast["titular"], answer="550 5.1.1 =no such user")
    staff, parameters = cast.client("staff"), {"regla": "commission_notice", "mes": "2026-11"}
    said_of = ("La dirección no existe.", "550 5.1.1 =no such user")
    page = staff.get(f"{PAGE}sin-recibir/", parameters)
    assert [row[:3] + row[4:] for row in page.context["rows"]] == [
        ("Titular", "titular@pacto.example", "Semilla de Oaxaca", "Falló", *said_of)
    ]
    lines = staff.get(f"{PAGE}sin-recibir.csv", parameters).content.decode("utf-8-sig").splitlines()
    assert lines[1:] == [
        '"Titular","titular@pacto.example","Semilla de Oaxaca","2026-11-10 12:00:00","Falló",'
        '"La dirección no existe.","550 5.1.1 =no such user"'
    ]


def test_missed_page_asks_the_same_number_of_queries_for_one_and_three(cast, django_assert_max_num_queries):
    staff, counts = cast.client("staff"), []
    for number in (1, 2):
        for one in range(number):
            user = make.user()
            make.representation(cast.other, user, "contact")
            make_item(f"persona{number}{one}@pacto.example", "failed", user=user)
        with django_assert_max_num_queries(20) as queries:
            staff.get(f"{PAGE}sin-recibir/", {"regla": "commission_notice", "mes": "2026-11"})
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("month", ["2026-13", "noviembre", "99999-01", "2026-11-02", "0001-01", "9999-12"])
def test_coverage_of_no_month_is_404(cast, month):
    assert cast.client("staff").get(f"{PAGE}cobertura/", {"mes": month}).status_code == 404


@pytest.mark.parametrize("key", ["", "x", "9" * 40, "-1", "0"])
def test_mail_of_no_organization_is_404(cast, key):
    assert cast.client("staff").get(f"{PAGE}de-una-organizacion/", {"organizacion": key}).status_code == 404


def test_coverage_page_leads_to_who_did_not_get_it(cast):
    make_item("a@pacto.example", "failed")
    make_item("b@pacto.example")
    page = cast.client("staff").get(f"{PAGE}cobertura/", {"mes": "2026-11"}).content.decode()
    assert page.count("sin-recibir/?mes=2026-11&amp;regla=commission_notice") == 1


def test_sent_to_an_organization_is_what_is_about_it_and_what_its_people_got_while_they_spoke(cast):
    ana, before = cast["titular"], timezone.now() - timedelta(days=3)
    invitation = make.invitation(cast.organization, "invitada@pacto.example")
    for email, row in (("invitada@pacto.example", invitation), ("x@pacto.example", make.invitation(cast.other))):
        delivery = Delivery.objects.create(kind="invitation", email=email)
        MailItem.objects.create(delivery=delivery, kind="invitation", object_id=row.pk, period="1", email=email)
    make_item("titular@pacto.example", user=ana, due_at=timezone.now())
    make_item("antes@pacto.example", user=ana, due_at=before, period="0")
    make_item("ajena@pacto.example", user=cast["outsider"], due_at=timezone.now())
    got = {delivery.email for delivery in sent_to(cast.organization)}
    assert got == {"invitada@pacto.example", "titular@pacto.example"}


def test_office_page_of_an_organization_shows_what_it_was_sent(cast):
    make_item("titular@pacto.example", user=cast["titular"], due_at=timezone.now())
    page = cast.client("staff").get(f"/admin/members/organization/{cast.organization.pk}/expediente/").content.decode()
    assert page.count("Aviso de una comisión") == 1
    assert page.count(f"de-una-organizacion/?organizacion={cast.organization.pk}") == 1
