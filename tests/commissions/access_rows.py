"""The addresses of the commissions in the access table, and what fills their arguments."""

from datetime import timedelta

from django.utils import timezone

from commissions import agreeing, answering, calendars
from commissions.drafting import comment, save_section
from commissions.models import (
    Activity,
    Agenda,
    Agreement,
    Commission,
    Edition,
    Handover,
    JoinRequest,
    Meeting,
    Notice,
    Proposal,
    Seat,
    Section,
    SectionComment,
)
from members import links as own
from tests import make
from tests.access.row import LOGIN_CLOSED

ROWS = [
    ("commission_list", None, "200", "405"),
    ("commission", "commission", "200", "405"),
    ("commission_join", "other_commission", "login 200 200 200 200 200", "login 422 404 422 404 404"),
    ("commission_work", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_history", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_my_sheet", "commission", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("commission_handover", "handover", "login 404 404 200 404 200", LOGIN_CLOSED),
    ("commission_request_decide", "join_request", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("commission_seat", "seat", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("commission_seat_leave", "seat", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("commission_seat_editor", "seat", LOGIN_CLOSED, "login 404 404 302 404 302"),
    ("commission_take_over", "silent_commission", "login 404 404 404 404 404", "login 404 404 404 404 404"),
    ("commission_agreements", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_agreements_csv", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("agreement_new", "commission", "login 404 404 200 404 200", "login 404 404 422 404 422"),
    ("agreement", "agreement", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("agreement_edit", "agreement", "login 404 404 200 404 200", "login 404 404 422 404 422"),
    ("agreement_reply", "agreement", LOGIN_CLOSED, "login 404 422 422 404 422"),
    ("agreement_comment", "agreement", LOGIN_CLOSED, "login 404 422 422 404 422"),
    ("agreement_start", "agreement", LOGIN_CLOSED, "login 404 404 302 404 302"),
    ("agreement_verify", "agreement", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("agreement_send_back", "agreement", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("agreement_move", "agreement", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("agreement_cancel", "agreement", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("agreement_settle", "agreement", LOGIN_CLOSED, "login 404 404 422 404 422"),
    ("agreement_answer", "agreement_link", "200", "422"),
    ("agreement_feed", "calendar_link", "200", "405"),
    ("my_agreements", None, "login 200 200 200 200 200", LOGIN_CLOSED),
    ("my_agreements_csv", None, "login 200 200 200 200 200", LOGIN_CLOSED),
    ("my_calendar", None, "login 200 200 200 200 200", "login 302 302 302 302 302"),
    ("commission_board", None, "login 404 404 404 200 200", LOGIN_CLOSED),
    ("commission_board_csv", None, "login 404 404 404 200 200", LOGIN_CLOSED),
    ("commission_desk", "commission", "login 404 404 200 404 404", LOGIN_CLOSED),
    ("commission_proposals", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_proposal_new", "commission", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("commission_proposal", "proposal", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_proposal_voice", "voice", LOGIN_CLOSED, "login 404 404 422 404 404"),
    ("commission_proposal_conclude", "proposal", LOGIN_CLOSED, "login 404 404 422 404 404"),
    ("commission_proposal_ratify", "proposal", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("commission_meetings", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_meeting_new", "commission", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("commission_meeting", "meeting", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_meeting_edit", "meeting", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("commission_notices", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("commission_notice_new", "commission", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("commission_notice_withdraw", "commission_notice", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("commission_notice_try_again", "commission_notice", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("commission_notice", "commission_notice", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("agenda_edition", "edition_slug", "200", "405"),
    ("agenda_edition_number", "edition", "200", "405"),
    ("edition_data", "edition", "200", "405"),
    ("commission_agenda", "commission", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("agenda_presence", "commission", LOGIN_CLOSED, "login 404 302 302 404 302"),
    ("agenda_consult", "commission", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("agenda_publish", "commission", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("agenda_reopen", "commission", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("agenda_section", "section", "login 404 404 200 404 404", "login 404 404 409 404 404"),
    ("section_versions", "section", "login 404 200 200 404 200", LOGIN_CLOSED),
    ("section_restore", "revision", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("section_comment", "section", "login 404 200 200 404 200", "login 404 422 422 404 404"),
    ("comment_resolve", "section_comment", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("activity_new", "commission", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("activity_edit", "activity", "login 404 404 200 404 404", "login 404 404 422 404 404"),
]


def a_commission(house) -> Commission:
    """The commission in which the house sits, its titular the focal point."""
    found = Commission.objects.filter(number=4).first()
    if found is None:
        found = make.commission(4)
        make.seat(found, house.organization, house.users["titular"])
        make.focal_point(found, house.users["titular"], house.organization)
    return found


def seat(house) -> dict:
    """The living seat of the house: made again where the last one to leave took it."""
    commission = a_commission(house)
    row = Seat.objects.living(at=timezone.now()).filter(organization=house.organization).first()
    row = row or make.seat(commission, house.organization, term=(timezone.now(), None))
    return {"slug": commission.slug, "pk": row.pk}


def handover(house) -> dict:
    commission = a_commission(house)
    made = Handover.objects.create(
        commission=commission, after=commission.focal_points.get(kind="titular"), made_by=house.users["staff"]
    )
    return {"slug": commission.slug, "pk": made.pk}


def join_request(house) -> dict:
    commission, user = a_commission(house), make.user()
    organization = make.organization()
    made = JoinRequest.objects.create(commission=commission, organization=organization, delegate=user, asked_by=user)
    return {"slug": commission.slug, "pk": made.pk}


def of_the_table(house, model, **fields) -> dict:
    """A row that the titular made at the commission's table."""
    fields |= {"opened_by" if model is Proposal else "made_by": house.users["titular"]}
    made = model.objects.create(commission=a_commission(house), **fields)
    return {"slug": made.commission.slug, "pk": made.pk}


def proposal(house) -> dict:
    return of_the_table(house, Proposal, text="¿Sí?", closes_at=timezone.now() + timedelta(hours=1))


def a_section(house) -> dict:
    """A section with one version and one comment."""
    commission, now = a_commission(house), timezone.now()
    row = Section.objects.first()
    if row is None:
        shared = {"by": house.users["titular"], "at": now}
        row = save_section(commission, "objectives", {"objectives": "Que nazcan sanos."}, version=0, **shared)
        comment(commission, "objectives", "Falta decir dónde.", organization=house.organization, **shared)
    return {"slug": commission.slug, "kind": row.kind}


def an_activity(house) -> dict:
    agenda, _is_new = Agenda.objects.get_or_create(commission=a_commission(house))
    return {"slug": agenda.commission.slug, "pk": Activity.objects.get_or_create(agenda=agenda, text="Foro")[0].pk}


def an_edition(house) -> dict:
    agenda, _is_new = Agenda.objects.get_or_create(commission=a_commission(house))
    content = {"objectives": {"objectives": "Que nazcan sanos."}, "activities": []}
    fields = {"content": content, "published_by": house.users["titular"]}
    edition, _is_new = Edition.objects.get_or_create(agenda=agenda, number=1, defaults=fields)
    return {"slug": agenda.commission.slug, "number": edition.number}


def an_agreement(house) -> Agreement:
    """An agreement that the house's contact answers for."""
    values = {"text": "Escribir la carta", "organization": house.organization, "responsible": house.users["contact"]}
    return agreeing.make(a_commission(house), values, by=house.users["titular"], at=timezone.now())


def agreement_address(house) -> dict:
    row = an_agreement(house)
    return {"slug": row.commission.slug, "year": row.year, "sequence": row.sequence}


def agreement_token(house) -> dict:
    return {"token": own.sign(answering.PURPOSE, house.users["contact"], f"{an_agreement(house).key}:0")}


def calendar_token(house) -> dict:
    feed = calendars.renew(house.users["contact"], at=timezone.now())
    return {"token": own.sign(calendars.PURPOSE, feed.user, feed.key)}


SUBJECTS = {
    "proposal": proposal,
    "voice": lambda house: proposal(house) | {"organization": house.organization.slug},
    "meeting": lambda house: of_the_table(house, Meeting, held_on=timezone.localdate()),
    "commission_notice": lambda house: of_the_table(house, Notice, subject="Hola", text="Nos vemos."),
    "agreement": agreement_address,
    "agreement_link": agreement_token,
    "calendar_link": calendar_token,
    "commission": lambda house: {"slug": a_commission(house).slug},
    "silent_commission": lambda house: {"slug": a_commission(house).slug},
    "other_commission": lambda house: {"slug": make.commission(40 + next(make.numbers)).slug},
    "handover": handover,
    "join_request": join_request,
    "seat": seat,
    "section": a_section,
    "revision": lambda house: a_section(house) | {"version": 1},
    "section_comment": lambda house: {"slug": a_section(house)["slug"], "pk": SectionComment.objects.first().pk},
    "activity": an_activity,
    "edition": an_edition,
    "edition_slug": lambda house: {"slug": an_edition(house)["slug"]},
}
