"""What fills the arguments of an address in the access table: subject name → function of the house."""

from datetime import timedelta

from django.utils import timezone

from commissions.drafting import comment, save_section
from commissions.models import (
    Activity,
    Agenda,
    Commission,
    Edition,
    Handover,
    JoinRequest,
    Seat,
    Section,
    SectionComment,
)
from commitments.models import AnnualReport, Figure, ReportDraft
from commitments.reporting.publishing import publish
from kit import links
from mailings import preferences
from mailings.bulletins import running
from mailings.models import Bulletin, Delivery
from meetings import agreeing, answering, calendars
from meetings.models import Agreement, Meeting, Notice, Proposal
from members import addresses, admission, confirming, invitations
from members import links as own
from members.models import PrivacyNotice
from surveys import asking
from surveys.models import Question, Wave
from tests import make
from tests.commitments.publishing import published
from tests.mailings import issue
from tests.surveys import asked, told


def application_token(house) -> dict:
    return {"token": admission.application_token(make.application(contact_name="Ana"))}


def address_change_token(house) -> dict:
    change = addresses.keep_former(
        house.users["titular"], "antes@pacto.example", present="titular@pacto.example", at=timezone.now()
    )
    return {"token": addresses.take_back_link(change).rstrip("/").rpartition("/")[2]}


def question_token(house) -> dict:
    question = confirming.ask(house.organization, user=house.users["titular"], at=timezone.now())
    return {"token": own.sign(confirming.PURPOSE, question.user, question.key)}


def a_figure() -> Figure:
    return Figure.objects.first() or published("pobreza-multidimensional", (2022, "43.2")).figures.get()


def contribution_to_tell(house) -> dict:
    focus = make.focus(house.organization, "lactancia")
    year = timezone.localdate().year
    return {"slug": house.organization.slug, "year": year, "commitment": focus.commitment.slug}


def contribution_told(house) -> dict:
    asked = contribution_to_tell(house)
    if not house.organization.contributions.exists():
        make.contribution(house.organization, "lactancia", year=asked["year"])
    return asked


def a_report() -> AnnualReport:
    found = AnnualReport.objects.first()
    if found is None:
        now = timezone.now()
        draft = ReportDraft(year=2025, summary="Un año de trabajo.", prepared_by=make.user(), prepared_at=now)
        draft.save()
        found = publish(draft, by=make.user(name="Otra"), at=now)
    return found


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


def survey_token(house) -> dict:
    """A personal link of a survey that is answered but not sent."""
    invitee = asked.invitees(asked.opened(asked.a_wave()))[0]
    asked.save(invitee, {asked.questions(invitee.wave)[0]: {"c": [1]}}, at=timezone.now())
    return {"token": own.sign(asking.PURPOSE, asked.who_answers(invitee), invitee.pk)}


def a_wave_of(state: str) -> Wave:
    """A survey whose results are published, closed or still to come; the last said that it is not anonymous."""
    found = {
        "published": Wave.objects.published(),
        "closed": Wave.objects.filter(closed_at__isnull=False, published_at__isnull=True, is_named=False),
        "open": Wave.objects.filter(closed_at__isnull=True),
        "named": Wave.objects.filter(is_named=True),
    }[state].first()
    makers = {
        "published": lambda: told.published(*told.halves(5, 5)),
        "closed": lambda: told.closed(*told.wrote(5)),
        "open": lambda: asked.opened(asked.a_wave(), organizations=1),
        "named": lambda: told.closed(*told.wrote(1), wave=asked.a_wave(is_named=True)),
    }
    return found or makers[state]()


def open_question(house) -> dict:
    wave = a_wave_of("closed")
    return {"slug": wave.slug, "pk": Question.objects.get(section__wave=wave, kind="long").pk}


def a_published_bulletin() -> Bulletin:
    found = Bulletin.objects.published().first()
    if found is None:
        found = issue.scheduled()
        running.start_due(at=timezone.now())
    return found


def bulletin_picture(house) -> dict:
    bulletin = a_published_bulletin()
    return {"month": bulletin.month, "pk": issue.pictured(bulletin).pk}


def bulletin_copy(house) -> dict:
    """What the titular got."""
    bulletin = a_published_bulletin()
    about = {"kind": "bulletin", "bulletin": bulletin, "state": "sent", "sent_at": timezone.now()}
    return {"pk": Delivery.objects.create(user=house.users["titular"], email="titular@pacto.example", **about).pk}


SUBJECTS = {
    "sitemap_section": lambda house: {"section": "organizaciones"},
    "mail_leave": lambda house: {"token": own.sign(preferences.LEAVE, house.users["titular"], "bulletin")},
    "mail_preferences": lambda house: {"token": own.sign(preferences.CHOOSE, house.users["titular"])},
    "bulletin": lambda house: {"month": a_published_bulletin().month},
    "bulletin_picture": bulletin_picture,
    "bulletin_copy": bulletin_copy,
    "survey_link": survey_token,
    "survey_screen": lambda house: survey_token(house) | {"number": 2},
    "published_wave": lambda house: {"slug": a_wave_of("published").slug},
    "closed_wave": lambda house: {"slug": a_wave_of("closed").slug},
    "open_wave": lambda house: {"slug": a_wave_of("open").slug},
    "named_wave": lambda house: {"slug": a_wave_of("named").slug},
    "published_file": lambda house: {"slug": a_wave_of("published").slug, "file_format": "csv"},
    "closed_file": lambda house: {"slug": a_wave_of("closed").slug, "file_format": "xlsx"},
    "open_question": open_question,
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
    "address_change": address_change_token,
    "application": application_token,
    "notice": lambda house: {"version": PrivacyNotice.objects.values_list("version", flat=True).first()},
    "question": question_token,
    None: lambda house: {},
    "organization": lambda house: {"slug": house.organization.slug},
    "mandate": lambda house: {
        "slug": house.organization.slug,
        "pk": make.representation(house.organization, make.user(), "contact").pk,
    },
    "own_invitation": lambda house: {
        "slug": house.organization.slug,
        "pk": make.invitation(house.organization).pk,
    },
    "mailed_invitation": lambda house: {
        "token": links.sign(invitations.MAILED, make.invitation(house.organization).key)
    },
    "copied_invitation": lambda house: {
        "token": links.sign(invitations.COPIED, make.invitation(house.organization).key)
    },
    "indicator": lambda house: {"code": a_figure().indicator.code},
    "figure": lambda house: {"pk": a_figure().pk},
    "contribution": contribution_to_tell,
    "contribution_told": contribution_told,
    "csv": lambda house: {"file_format": "csv"},
    "commitment": lambda house: {"slug": "lactancia"},
    "gap": lambda house: {"slug": "lactancia", "state": house.organization.state.slug},
    "report": lambda house: a_report() and {},
    "report_year": lambda house: {"year": a_report().year},
    "report_file": lambda house: {"year": a_report().year, "name": "datos.json"},
    "state": lambda house: {"slug": house.organization.state.slug},
}
