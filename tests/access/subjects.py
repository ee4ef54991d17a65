"""What fills the arguments of an address in the access table: subject name → function of the house."""

from django.utils import timezone

from commissions import agreeing, answering, calendars
from commissions.models import Agreement, Commission, Handover, JoinRequest, Seat
from commitments.models import AnnualReport, Figure, ReportDraft
from commitments.reporting.publishing import publish
from kit import links
from members import admission, confirming, invitations
from members.models import PrivacyNotice
from tests import make
from tests.commitments.publishing import published


def application_token(house) -> dict:
    return {"token": admission.application_token(make.application(contact_name="Ana"))}


def question_token(house) -> dict:
    question = confirming.ask(house.organization, user=house.users["titular"], at=timezone.now())
    return {"token": links.sign(confirming.PURPOSE, question.key)}


def a_figure() -> Figure:
    return Figure.objects.first() or published("pobreza-multidimensional", (2022, "43.2")).figures.get()


def contribution_to_tell(house) -> dict:
    focus = make.focus(house.organization, "lactancia")
    year = timezone.localdate().year
    return {"slug": house.organization.slug, "year": year, "commitment": focus.commitment.slug}


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
        commission=commission, after=commission.focal_points.get(), made_by=house.users["staff"]
    )
    return {"slug": commission.slug, "pk": made.pk}


def join_request(house) -> dict:
    commission, user = a_commission(house), make.user()
    organization = make.organization()
    made = JoinRequest.objects.create(commission=commission, organization=organization, delegate=user, asked_by=user)
    return {"slug": commission.slug, "pk": made.pk}


def an_agreement(house) -> Agreement:
    """An agreement that the house's contact answers for."""
    values = {"text": "Escribir la carta", "organization": house.organization, "responsible": house.users["contact"]}
    return agreeing.make(a_commission(house), values, by=house.users["titular"], at=timezone.now())


def agreement_address(house) -> dict:
    row = an_agreement(house)
    return {"slug": row.commission.slug, "year": row.year, "sequence": row.sequence}


def agreement_token(house) -> dict:
    return {"token": links.sign(answering.PURPOSE, f"{an_agreement(house).key}:{house.users['contact'].pk}:0")}


def calendar_token(house) -> dict:
    return {"token": links.sign(calendars.PURPOSE, calendars.renew(house.users["contact"], at=timezone.now()).key)}


SUBJECTS = {
    "agreement": agreement_address,
    "agreement_link": agreement_token,
    "calendar_link": calendar_token,
    "commission": lambda house: {"slug": a_commission(house).slug},
    "silent_commission": lambda house: {"slug": a_commission(house).slug},
    "other_commission": lambda house: {"slug": make.commission().slug},
    "handover": handover,
    "join_request": join_request,
    "seat": seat,
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
    "csv": lambda house: {"file_format": "csv"},
    "commitment": lambda house: {"slug": "lactancia"},
    "gap": lambda house: {"slug": "lactancia", "state": house.organization.state.slug},
    "report": lambda house: a_report() and {},
    "report_year": lambda house: {"year": a_report().year},
    "report_file": lambda house: {"year": a_report().year, "name": "datos.json"},
    "state": lambda house: {"slug": house.organization.state.slug},
}
