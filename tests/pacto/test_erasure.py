"""What is declared to end does end: on its day, not before, and nothing else with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.utils import timezone

from kit import tasks
from kit.background import erasure
from kit.models import SentForm
from kit.registries import privacy_inventory
from mailings.models import BadAddress, Delivery, MailItem, OptOut, Subscriber
from members import retention
from members.call_notes import note_call
from members.models import (
    AddressChange,
    AddressRequest,
    Application,
    CallNote,
    ConfirmationRequest,
    Correction,
    Export,
    ImportRow,
    Invitation,
    MandateChange,
    MemberImport,
    Merge,
    OfficeNotice,
    Organization,
    PeerMessage,
    Representation,
    ReviewRequest,
    SuspectedPair,
    UnprovenMail,
    User,
)
from members.models.applications import new_key
from tests import make

pytestmark = pytest.mark.django_db
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
YEAR = 365 * DAY


def decided(decision: str) -> Callable:
    def application(at):
        organization = make.organization() if decision == "approved" else None
        return make.application(
            confirmed_at=at,
            decision=decision,
            decided_at=at,
            decided_by=make.user(),
            reason="x",
            organization=organization,
        )

    return application


def question(at) -> ConfirmationRequest:
    return ConfirmationRequest.objects.create(
        organization=make.organization(), user=make.user(), year=2020, created_at=at
    )


def correction(at) -> Correction:
    request = question(at)
    return Correction.objects.create(
        request=request,
        organization=request.organization,
        changes={},
        decided_at=at,
        decided_by=request.user,
        accepted=True,
    )


def imported_row(at) -> ImportRow:
    return ImportRow.objects.create(member_import=imported(at), number=2, verdict="new")


def imported(at) -> MemberImport:
    return MemberImport.objects.create(file_name="x.csv", content=b"x", created_at=at)


def merged(at) -> Merge:
    kept, absorbed = make.organization(), make.organization()
    return Merge.objects.create(kept=kept, absorbed=absorbed, merged_at=at, merged_by=make.user())


def exported(at) -> Export:
    return Export.objects.create(created_at=at, created_by=make.user(), reason="x", file_format="csv", rows=1)


def delivered(at) -> Delivery:
    return Delivery.objects.create(
        kind="invitation", email=f"{new_key()}@pacto.example", state="sent", sent_at=at, created_at=at
    )


def left_out(at) -> MailItem:
    about = {"kind": "invitation", "object_id": 1, "period": "1", "email": f"{new_key()}@pacto.example"}
    return MailItem.objects.create(due_at=at, reason="too_old", **about)


def taken_up_again(at) -> OptOut:
    return OptOut.objects.create(user=make.user(), topic="bulletin", made_at=at, ended_at=at)


def works_again(at) -> BadAddress:
    email = f"{new_key()}@pacto.example"
    return BadAddress.objects.create(email=email, code="5.1.1", lifted_at=at, lifted_by=make.user())


def subscribed(at, **columns) -> Subscriber:
    return Subscriber.objects.create(email=f"{new_key().lower()}@pacto.example", asked_at=at, **columns)


def logged(at) -> LogEntry:
    entry = LogEntry.objects.create(user=make.user(), action_flag=2, object_repr="x")
    LogEntry.objects.filter(pk=entry.pk).update(action_time=at)
    return entry


def office_notice(at) -> OfficeNotice:
    user = make.user()
    return OfficeNotice.objects.create(office=make.office(user), event="appointed", user=user, made_by=user, made_at=at)


def unproven_mail(at) -> UnprovenMail:
    return UnprovenMail.objects.create(cause="invitation", about=1, email="a@pacto.example", asked_at=at)


def sent_form(at) -> SentForm:
    return SentForm.objects.create(key=new_key(), content="x", sent_at=at)


def address_change(at) -> AddressChange:
    return AddressChange.objects.create(user=make.user(), former="antes@pacto.example", changed_at=at)


def address_request(at) -> AddressRequest:
    user = make.user()
    return AddressRequest.objects.create(user=user, email="nuevo@pacto.example", asked_by=user, asked_at=at)


def call_note(at) -> CallNote:
    facts = {"person": "Ana", "text": "x", "called_on": timezone.localdate(at), "by": make.user(), "at": at}
    return note_call(make.organization(), **facts)


def review_request(at) -> ReviewRequest:
    return ReviewRequest.objects.create(user=make.user(), title="x", path="/x/", made_by=make.user(), made_at=at)


def mandate_change(at) -> MandateChange:
    mandate = make.representation(make.organization(), make.user())
    about = {"organization": mandate.organization, "kind": "began", "representation": mandate}
    return MandateChange.objects.create(made_at=at, told_at=at, **about)


def session(at) -> Session:
    return Session.objects.create(session_key=new_key(), session_data="", expire_date=at)


# What is made, with the moment from which its time runs, and how long that is.
def peer_message(at):
    ends = {"sender": make.organization(), "recipient": make.organization()}
    return PeerMessage.objects.create(**ends, text="Hola", written_at=at, written_by=make.user())


DELETED = {
    "message between organisations": (peer_message, YEAR),
    "application nobody confirmed": (lambda at: make.application(confirmation_sent_at=at), 30 * DAY),
    "application whose link failed": (lambda at: make.application(failed_at=at), 30 * DAY),
    "application declined": (decided("declined"), YEAR),
    "application approved": (decided("approved"), YEAR),
    "invitation unused": (lambda at: make.invitation(make.organization(), expires_at=at), YEAR),
    "invitation accepted": (
        lambda at: make.invitation(make.organization(), accepted_at=at, accepted_by=make.user(), expires_at=at),
        5 * YEAR,
    ),
    "question": (question, 5 * YEAR),
    "correction": (correction, 5 * YEAR),
    "row of a list": (imported_row, YEAR),
    "list": (imported, YEAR),
    "merge": (merged, 5 * YEAR),
    "export": (exported, 5 * YEAR),
    "delivery": (delivered, 730 * DAY),
    "what was never put into one": (left_out, 730 * DAY),
    "topic left and taken up again": (taken_up_again, 730 * DAY),
    "address that works again": (works_again, 730 * DAY),
    "subscription that nobody confirmed": (subscribed, 7 * DAY),
    "subscription that ended": (lambda at: subscribed(at, confirmed_at=at, ended_at=at), YEAR),
    "entry of the office's log": (logged, 5 * YEAR),
    "session": (session, timedelta(0)),
    "notice about an office": (office_notice, YEAR),
    "mail to an address that nobody has proven": (unproven_mail, 30 * DAY),
    "form that was sent": (sent_form, 7 * DAY),
    "change of address": (address_change, 30 * DAY),
    "new address to be proven": (address_request, 30 * DAY),
    "call": (call_note, 5 * YEAR),
    "second person who was needed": (review_request, 30 * DAY),
    "change of who speaks": (mandate_change, YEAR),
}


@pytest.mark.parametrize("what", DELETED)
def test_erasure_deletes_what_is_past_its_time_and_nothing_younger(what):
    make_row, time = DELETED[what]
    now = timezone.now()
    young, old = make_row(now - time + MINUTE), make_row(now - time - MINUTE)
    erasure.erase_expired(at=now)
    assert list(type(old)._default_manager.values_list("pk", flat=True)) == [young.pk]


def test_every_declared_end_is_tried_here():
    declared = {answer.retention for answer in privacy_inventory.declared.values() if answer.retention.past}
    ended = {retention.past(timezone.now()).model for retention in declared}
    tried = {type(make_row(timezone.now())) for make_row, _time in DELETED.values()}
    assert ended == tried | {User, Organization, SuspectedPair, UserSession, EmailAddress}


def test_erasure_ends_addresses_that_nobody_has_proven_but_the_login_itself():
    user = make.user("ana@pacto.example")
    user.emailaddress_set.all().delete()
    for email, verified in (("ana@pacto.example", False), ("otra@pacto.example", False), ("suya@pacto.example", True)):
        user.emailaddress_set.create(email=email, verified=verified)
    erasure.erase_expired(at=timezone.now())
    left = user.emailaddress_set.order_by("email").values_list("email", flat=True)
    assert list(left) == ["ana@pacto.example", "suya@pacto.example"]


def test_erasure_keeps_an_application_that_waits_for_somebody():
    long_ago = timezone.now() - 3 * YEAR
    waiting = [
        make.application(confirmed_at=long_ago, confirmation_sent_at=long_ago, created_at=long_ago),
        make.application(created_at=long_ago),
    ]
    erasure.erase_expired(at=timezone.now())
    assert set(Application.objects.all()) == set(waiting)


def test_erasure_keeps_a_mail_that_is_still_to_be_sent():
    long_ago = timezone.now() - 3 * YEAR
    Delivery.objects.create(kind="invitation", email="a@pacto.example", created_at=long_ago)
    erasure.erase_expired(at=timezone.now())
    assert Delivery.objects.count() == 1


def person(*, ended: datetime | None, name: str = "Ana", **fields) -> User:
    """Somebody known for ten years, who spoke for an organisation until then."""
    born = timezone.now() - 10 * YEAR
    user = make.user(name=name, phone="55", created_at=born, **fields)
    make.representation(make.organization(), user, term=(born, ended), position="Dirección")
    return user


def named() -> set[str]:
    return set(User.objects.exclude(name="").values_list("name", flat=True))


def test_erasure_takes_the_name_of_whoever_spoke_for_nobody_in_five_years():
    now = timezone.now()
    edge = now - 5 * YEAR
    old = person(ended=edge - MINUTE)
    EmailAddress.objects.create(user=old, email=old.email, primary=True, verified=True)
    Authenticator.objects.create(user=old, type="totp", data={})
    person(ended=edge + MINUTE, name="Hace poco")
    person(ended=None, name="Todavía")
    person(ended=edge - MINUTE, name="Volvió", last_login=edge + MINUTE)
    make.office(person(ended=edge - MINUTE, name="Consejera"), "board")
    erasure.erase_expired(at=now)
    old.refresh_from_db()
    assert named() == {"Hace poco", "Todavía", "Volvió", "Consejera"}
    assert old.email == f"persona-{old.pk}@persona.invalid"
    assert old.phone == ""
    assert old.is_active is False
    assert old.emailaddress_set.count() == 0
    assert old.authenticator_set.count() == 0
    assert Representation.objects.get(user=old).position == ""
    assert erasure.erase_expired(at=now) == 0


def test_erasure_takes_the_name_of_whoever_never_spoke_for_anybody_in_a_year():
    now = timezone.now()
    make.user(name="Nunca", created_at=now - YEAR - MINUTE)
    make.user(name="Nueva", created_at=now - YEAR + MINUTE)
    make.user(name="Entró", created_at=now - 2 * YEAR, last_login=now - YEAR + MINUTE)
    erasure.erase_expired(at=now)
    assert named() == {"Nueva", "Entró"}


def test_erasure_takes_the_contacts_of_an_organization_five_years_after_it_left():
    now = timezone.now()
    for name, status, days in (("Antes", "withdrawn", 1), ("Apenas", "withdrawn", -1), ("Sigue", "active", 1)):
        moment = now - 5 * YEAR - days * DAY
        make.organization(name, status=status, status_at=moment, status_reason="x", email="a@b.example", phone="55")
    erasure.erase_expired(at=now)
    assert list(Organization.objects.order_by("name").values_list("name", "email", "phone", "version")) == [
        ("Antes", "", "", 2),
        ("Apenas", "a@b.example", "55", 1),
        ("Sigue", "a@b.example", "55", 1),
    ]


def test_erasure_takes_a_pair_of_which_one_left(cast):
    third, now = make.organization(status="withdrawn", status_at=timezone.now(), status_reason="x"), timezone.now()
    for second in (cast.other, third):
        SuspectedPair.objects.create(first=cast.organization, second=second, score=90, found_at=now)
    erasure.erase_expired(at=now)
    assert [pair.second for pair in SuspectedPair.objects.all()] == [cast.other]


def test_erasure_takes_where_a_session_came_from_when_it_ends():
    now, user = timezone.now(), make.user()
    keys = {name: session(now + days * DAY).session_key for name, days in (("open", 1), ("ended", -1))} | {"gone": "x"}
    for key in keys.values():
        row = UserSession.objects.create(user=user, session_key=key, ip="127.0.0.1", user_agent="x")
        UserSession.objects.filter(pk=row.pk).update(created_at=now - DAY)
    erasure.erase_expired(at=now)
    assert list(UserSession.objects.values_list("session_key", flat=True)) == [keys["open"]]


def test_erasure_takes_a_list_with_many_rows_some_at_a_time(monkeypatch):
    monkeypatch.setattr(erasure, "BATCH", 2)
    monkeypatch.setattr(erasure, "BATCHES", 2)
    now = timezone.now()
    old = imported(now - 2 * YEAR)
    ImportRow.objects.bulk_create(ImportRow(member_import=old, number=n, verdict="new") for n in range(5))
    left = []
    for _night in range(2):
        erasure.erase_expired(at=now)
        left.append((ImportRow.objects.count(), MemberImport.objects.count()))
    assert left == [(1, 1), (0, 0)]


def test_erasure_of_one_kind_that_fails_does_not_keep_the_others(monkeypatch, caplog):
    answer = privacy_inventory.declared["members.application", "contact_name"]
    broken = replace(answer, retention=replace(retention.APPLICATIONS, erase=lambda rows: rows.no_such_thing()))
    monkeypatch.setitem(privacy_inventory.declared, ("members.user", "email"), broken)
    now = timezone.now()
    exported(now - 6 * YEAR)
    erasure.erase_expired(at=now)
    assert Export.objects.count() == 0
    assert "could not be erased" in caplog.text


def test_erasure_by_the_clock():
    make.application(confirmation_sent_at=timezone.now() - 31 * DAY)
    tasks.erase_expired()
    assert Application.objects.count() == 0


def test_invitations_of_a_forgotten_person_stay_with_whom_they_name():
    """What is accepted has a time of its own; the person is only a number there."""
    now = timezone.now()
    old = person(ended=now - 6 * YEAR)
    make.invitation(make.organization(), accepted_at=now - 4 * YEAR, accepted_by=old, invited_by=old)
    erasure.erase_expired(at=now)
    assert Invitation.objects.get().invited_by.email == f"persona-{old.pk}@persona.invalid"
