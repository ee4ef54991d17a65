"""Every address of the coordination's office: what it answers to staff; whoever else comes is sent away.

A page has its answers to GET and to an empty POST. An act has its answers to GET and to the POST that does it, and a
function of the house that makes the row it is done to and says what is posted.
"""

from dataclasses import dataclass, field
from datetime import date

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from commissions import agreeing, proposing
from commissions.models import Agreement, JoinRequest, Meeting, Notice, Proposal, SilenceCall
from commitments.models import (
    Commitment,
    Condition,
    Figure,
    Generation,
    Indicator,
    Pledge,
    Release,
    ReportDraft,
    Target,
    YearOpening,
)
from commitments.releasing.preparing import prepare
from commitments.releasing.publishing import publish, reopen
from mailings.models import Delivery
from members import confirming, merging
from members.importing import requests, writing
from members.models import (
    ConfirmationRequest,
    Consent,
    Correction,
    Export,
    MemberImport,
    Merge,
    PrivacyNotice,
    SuspectedPair,
)
from tests import make
from tests.access.subjects import SUBJECTS, a_commission, a_report, an_agreement, handover, join_request
from tests.members.lists import short

SITE = {
    "index": "200 200",
    "app_list": "200 200",
    "autocomplete": "403 405",
    "jsi18n": "200 405",
    "login": "302 302",
    "logout": "302 302",
    "password_change": "302 302",
    "password_change_done": "302 302",
}
# Model: the page of a new row, then the page of one.
PAGES = {
    "commissions_agreement": "403 403 200 403",
    "commitments_annualreport": "403 403 200 403",
    "commitments_commitment": "200 200 200 200",
    "commitments_condition": "403 403 200 200",
    "commitments_figure": "403 403 200 403",
    "commitments_generation": "200 200 200 200",
    "commitments_indicator": "200 200 200 200",
    "commitments_pledge": "200 200 200 200",
    "commitments_release": "200 200 200 405",
    "commitments_target": "200 200 200 200",
    "commitments_yearopening": "403 403 200 403",
    "commitments_reportdraft": "200 200 200 200",
    "commissions_commission": "200 200 200 200",
    "commissions_focalpoint": "403 403 200 403",
    "commissions_handover": "403 403 200 403",
    "commissions_joinrequest": "403 403 200 403",
    "commissions_meeting": "403 403 200 200",
    "commissions_notice": "403 403 200 403",
    "commissions_proposal": "403 403 200 403",
    "commissions_seat": "403 403 200 403",
    "commissions_silencecall": "403 403 200 403",
    "mailings_delivery": "403 403 200 403",
    "members_application": "403 403 200 403",
    "members_confirmationrequest": "403 403 200 403",
    "members_consent": "403 403 200 403",
    "members_correction": "403 403 200 403",
    "members_export": "403 403 200 403",
    "members_invitation": "403 403 200 403",
    "members_memberimport": "200 200 200 405",
    "members_merge": "403 403 200 403",
    "members_office": "200 200 200 403",
    "members_organization": "200 200 200 200",
    "members_privacynotice": "200 200 200 200",
    "members_representation": "403 403 200 403",
    "members_suspectedpair": "403 403 200 403",
    "members_user": "403 403 200 302",
}


@dataclass
class Done:
    """An act as somebody does it: the row in the address, the rest of the address, what is posted."""

    row: object = None
    data: dict = field(default_factory=dict)
    query: str = ""


def correction(house) -> Correction:
    question = confirming.ask(house.organization, user=make.user(), at=timezone.now())
    changes, before = {"phone": "951 000 0001"}, {"phone": house.organization.phone}
    return Correction.objects.create(request=question, organization=house.organization, changes=changes, before=before)


def question(house) -> ConfirmationRequest:
    return confirming.ask(house.organization, user=house.users["titular"], at=timezone.now())


def uncertain(house) -> Delivery:
    """A message about an invitation, of which nobody knows whether it arrived."""
    invitation = make.invitation(house.organization, failed_at=timezone.now())
    about = {"kind": "invitation", "subject_id": invitation.pk, "email": invitation.email}
    return Delivery.objects.create(state="uncertain", **about)


def listing(house) -> MemberImport:
    """A list that was read: one new organisation and one that may be here already."""
    rows = short("Semillas de Oaxaca,,Oaxaca,", "Rehilete,,Jalisco,")
    source = requests.bring(rows, file_name="lista.csv", by=house.users["staff"])
    writing.work()
    source.refresh_from_db()
    return source


def imported(house) -> MemberImport:
    source = listing(house)
    requests.confirm(source, by=house.users["staff"])
    writing.work()
    return source


def decision(house) -> Done:
    source = listing(house)
    return Done(source, {f"row-{source.rows.get(verdict='suspect').pk}": "new"})


def merged(house) -> Merge:
    return merging.merge(house.organization, make.organization("Absorbida"), by=house.users["staff"])


def pair(house) -> SuspectedPair:
    return SuspectedPair.objects.create(first=house.organization, second=house.other, score=97, found_at=timezone.now())


def notice(house) -> PrivacyNotice:
    return PrivacyNotice.objects.create(version="borrador", simplified="Corto", text="Largo")


def export(house) -> Export:
    return Export.objects.create(created_by=house.users["staff"], reason="Acta", file_format="csv", rows=1)


def waiting(house):
    return make.application(confirmed_at=timezone.now())


def withdrawn(house):
    return make.organization("Retirada", status="withdrawn", status_at=timezone.now(), status_reason="Cerró.")


def reachable(house):
    return make.organization("Con correo", email="hola@concorreo.example")


def report_draft(house) -> ReportDraft:
    """The words of a report that somebody else of the coordination wrote."""
    own = {"summary": "x", "prepared_by": make.user(), "prepared_at": timezone.now()}
    return ReportDraft.objects.get_or_create(year=2024, defaults=own)[0]


def figures(value: str = "24.5", **fields) -> Release:
    """A release of one figure that waits for a second person."""
    row = {"indicator": "anemia-ensanut", "year": "2023", "value": value, "source": "ENSANUT 2023"}
    return prepare([(1, row | fields)], title="Una cifra", by=make.user(), at=timezone.now())


def figure() -> Figure:
    return Figure.objects.first() or publish(figures(), by=None, at=timezone.now()).figures.get()


def opening() -> YearOpening:
    own = {"by": make.user(), "reason": "La fuente corrigió.", "at": timezone.now()}
    return YearOpening.objects.first() or reopen(figure().indicator, 2023, **own)


def overtaken() -> Release:
    """A release that was refused because its year was locked, which was reopened since."""
    figure()
    refused = figures("24.9")
    opening()
    return refused


def typed() -> dict:
    """The form of one figure, filled in."""
    anemia = Indicator.objects.get(code="anemia-ensanut")
    return {"indicator": anemia.pk, "year": "2023", "value": "24.5", "source": "ENSANUT 2023"}


def upload() -> dict:
    rows = b"indicador,anio,valor,fuente\nanemia-ensanut,2023,24.5,ENSANUT 2023\n"
    return {"file": SimpleUploadedFile("cifras.csv", rows)}


def claimed(house) -> Agreement:
    """An agreement of which somebody says that it is done."""
    user = house.users["contact"]
    return agreeing.claim(an_agreement(house), by=user, at=timezone.now(), evidence="Acuse de recibo")


def silence_call(house) -> SilenceCall:
    """An open question to an alternate that the mail could not take."""
    commission, alternate = a_commission(house), make.user()
    second = make.focal_point(commission, alternate, house.organization, "alternate")
    first = commission.focal_points.get(kind="titular")
    about = {"focal_point": first, "alternate": second, "silent_since": timezone.now(), "failed_at": timezone.now()}
    return SilenceCall.objects.create(commission=commission, **about)


def asked_to_join(house) -> JoinRequest:
    return JoinRequest.objects.get(pk=join_request(house)["pk"])


def named(house) -> Done:
    commission, user = a_commission(house), make.user()
    mandate = make.representation(house.organization, user, "contact")
    return Done(commission, {"mandate": mandate.pk, "origin": "elected", "note": "Acta."})


def named_instead(house) -> Done:
    done = named(house)
    done.data["instead_of"] = done.row.focal_points.get().pk
    return done


def changed_commission(house) -> Done:
    row = a_commission(house)
    return Done(row, commission_form() | {"opened_version": row.version})


def unreached(house) -> Done:
    """A request of which the mail to whoever leads failed."""
    row = asked_to_join(house)
    row.failed_at = timezone.now()
    row.save()
    return Done(row)


def a_meeting(house) -> Meeting:
    return Meeting.objects.get(pk=SUBJECTS["meeting"](house)["pk"])


def meeting_form() -> dict:
    return {"held_on": "2026-01-15", "opened_version": 1}


def failed_notice(house) -> Notice:
    """A notice that did not arrive at one person."""
    row = Notice.objects.get(pk=SUBJECTS["commission_notice"](house)["pk"])
    row.copies.create(user=house.users["contact"], failed_at=timezone.now(), failure="550 no such user")
    return row


def a_proposal(house) -> Proposal:
    return Proposal.objects.get(pk=SUBJECTS["proposal"](house)["pk"])


def closed_proposal(house) -> Proposal:
    row = a_proposal(house)
    proposing.close(row, by=house.users["staff"], at=timezone.now())
    return row


def concluded_proposal(house) -> Proposal:
    row = closed_proposal(house)
    proposing.conclude(row, outcome="Sí.", by=house.users["staff"], at=timezone.now())
    return row


REASON = {"reason": "Lo decidió la asamblea."}
MANY = "members_organization_invite_many"
STATE = {"state": "partial", "evidence": "Aparece en el anexo."}
WORDS = {"year": "2025", "summary": "Un año de trabajo."}
ACTS = [
    ("commissions_agreement_start", "200 302", lambda house: Done(an_agreement(house))),
    (
        "commissions_agreement_move",
        "200 302",
        lambda house: Done(an_agreement(house), REASON | {"due_on": "2030-01-15"}),
    ),
    ("commissions_agreement_verify", "200 302", lambda house: Done(claimed(house))),
    ("commissions_agreement_send_back", "200 302", lambda house: Done(claimed(house), REASON)),
    ("commissions_agreement_cancel", "200 302", lambda house: Done(an_agreement(house), REASON)),
    ("commitments_reportdraft_add", "200 302", lambda house: Done(None, WORDS)),
    ("commitments_reportdraft_change", "200 302", lambda house: Done(report_draft(house), WORDS)),
    ("commitments_reportdraft_discard", "200 302", lambda house: Done(report_draft(house))),
    ("commitments_reportdraft_publish", "200 302", lambda house: Done(report_draft(house))),
    ("commissions_commission_add", "200 302", lambda house: Done(None, commission_form())),
    ("commissions_commission_change", "200 302", changed_commission),
    ("commissions_commission_close", "200 302", lambda house: Done(a_commission(house))),
    ("commissions_commission_name_alternate", "200 302", named),
    ("commissions_commission_name_titular", "200 302", named_instead),
    ("commissions_commission_place", "200 302", lambda house: Done(a_commission(house), {"slug": house.other.slug})),
    ("commissions_focalpoint_end", "200 302", lambda house: Done(a_commission(house).focal_points.get())),
    ("commissions_joinrequest_accept", "200 302", lambda house: Done(asked_to_join(house))),
    ("commissions_joinrequest_decline", "200 302", lambda house: Done(asked_to_join(house), REASON)),
    ("commissions_joinrequest_try_again", "200 302", unreached),
    ("commissions_meeting_change", "200 302", lambda house: Done(a_meeting(house), meeting_form())),
    ("commissions_notice_withdraw", "200 302", lambda house: Done(failed_notice(house))),
    ("commissions_notice_try_again", "200 302", lambda house: Done(failed_notice(house))),
    ("commissions_proposal_close", "200 302", lambda house: Done(a_proposal(house))),
    ("commissions_proposal_conclude", "200 302", lambda house: Done(closed_proposal(house), {"outcome": "Sí."})),
    ("commissions_proposal_ratify", "200 302", lambda house: Done(concluded_proposal(house))),
    ("commissions_seat_leave", "200 302", lambda house: Done(a_commission(house).seats.get())),
    ("commissions_silencecall_try_again", "200 302", lambda house: Done(silence_call(house))),
    ("commitments_condition_review", "200 302", lambda house: Done(Condition.objects.first(), STATE)),
    ("commitments_figure_withdraw", "200 302", lambda house: Done(figure(), REASON)),
    ("commitments_indicator_reopen", "200 302", lambda house: Done(figure().indicator, REASON | {"year": "2023"})),
    ("commitments_release_add", "200 302", lambda house: Done(None, upload())),
    ("commitments_release_by_form", "200 302", lambda house: Done(None, typed())),
    ("commitments_release_discard", "200 302", lambda house: Done(figures())),
    ("commitments_release_prepare_again", "200 302", lambda house: Done(overtaken())),
    ("commitments_release_publish", "200 302", lambda house: Done(figures())),
    ("commitments_target_judge", "200 302", lambda house: Done(Target.objects.first(), REASON | {"verdict": "slow"})),
    ("commitments_yearopening_close", "200 302", lambda house: Done(opening())),
    ("mailings_delivery_send_again", "200 302", lambda house: Done(uncertain(house))),
    ("mailings_delivery_take_as_sent", "200 302", lambda house: Done(uncertain(house))),
    ("members_application_try_again", "200 302", lambda house: Done(make.application(failed_at=timezone.now()))),
    ("members_confirmationrequest_send_again", "200 302", lambda house: Done(question(house))),
    ("members_organization_ask", "200 302", lambda house: Done(house.organization)),
    ("members_application_approve", "200 302", lambda house: Done(waiting(house))),
    ("members_application_decline", "200 302", lambda house: Done(waiting(house), REASON)),
    ("members_correction_accept", "200 302", lambda house: Done(correction(house))),
    ("members_correction_reject", "200 302", lambda house: Done(correction(house))),
    ("members_invitation_resend", "200 302", lambda house: Done(make.invitation(house.organization))),
    ("members_invitation_revoke", "200 302", lambda house: Done(make.invitation(house.organization))),
    (
        "members_invitation_changelist",
        "200 302",
        lambda house: Done(
            None, chosen("resend_selected", make.invitation(house.organization, sent_at=timezone.now()))
        ),
    ),
    (
        "members_memberimport_add",
        "200 302",
        lambda house: Done(None, {"file": SimpleUploadedFile("a.csv", short("A"))}),
    ),
    ("members_memberimport_decide", "302 302", decision),
    ("members_memberimport_confirm", "200 302", lambda house: Done(listing(house))),
    ("members_memberimport_discard", "200 302", lambda house: Done(listing(house))),
    ("members_memberimport_undo", "200 302", lambda house: Done(imported(house))),
    ("members_merge_undo", "200 302", lambda house: Done(merged(house))),
    ("members_office_add", "200 302", lambda house: Done(None, {"email": "otra@pacto.example", "kind": "board"})),
    ("members_office_end", "200 302", lambda house: Done(make.office(make.user(), "board"))),
    ("members_organization_add", "200 302", lambda house: Done(None, record("Rehilete"))),
    ("members_organization_change", "200 302", lambda house: Done(house.other, record("Rehilete", house.other))),
    ("members_organization_export", "200 200", lambda house: Done(None, REASON | {"file_format": "csv"})),
    (
        "members_organization_invite",
        "200 302",
        lambda house: Done(house.organization, {"email": "otra@pacto.example", "kind": "contact"}),
    ),
    (MANY, "302 302", lambda house: Done(None, {"organizations": str(reachable(house).pk)})),
    (
        "members_organization_merge",
        "200 302",
        lambda house: Done(
            house.organization, {"other": house.other.pk, "stays": "this"}, query=f"?other={house.other.pk}"
        ),
    ),
    ("members_organization_readmit", "200 302", lambda house: Done(withdrawn(house), REASON)),
    ("members_organization_withdraw", "200 302", lambda house: Done(house.other, REASON)),
    (
        "members_privacynotice_add",
        "200 302",
        lambda house: Done(None, {"version": "2030", "simplified": "Corto", "text": "Largo"}),
    ),
    (
        "members_privacynotice_change",
        "200 302",
        lambda house: Done(notice(house), {"version": "2030", "simplified": "Corto", "text": "Largo"}),
    ),
    (
        "members_representation_end",
        "200 302",
        lambda house: Done(make.representation(house.other, make.user(), "contact")),
    ),
    ("members_suspectedpair_dismiss", "200 302", lambda house: Done(pair(house))),
    ("members_user_change", "200 302", lambda house: Done(make.user(), {"name": "Otro nombre", "is_active": "on"})),
]
# Acts that only show something.
SHOWS = [
    ("commitments_commitment_timeline", "200 405", lambda house: Done(Commitment.objects.first())),
    ("commitments_condition_timeline", "200 405", lambda house: Done(Condition.objects.first())),
    ("commitments_generation_timeline", "200 405", lambda house: Done(Generation.objects.first())),
    ("commitments_indicator_timeline", "200 405", lambda house: Done(Indicator.objects.first())),
    ("commitments_pledge_timeline", "200 405", lambda house: Done(Pledge.objects.first())),
    ("commitments_target_timeline", "200 405", lambda house: Done(Target.objects.first())),
    ("commitments_reportdraft_preview", "200 405", lambda house: Done(report_draft(house))),
    ("members_invitation_copy", "200 405", lambda house: Done(make.invitation(house.organization))),
    ("members_organization_choose_merge", "200 405", lambda house: Done(house.organization)),
    ("members_organization_timeline", "200 405", lambda house: Done(house.organization)),
]


def chosen(action: str, row) -> dict:
    """The POST of a list where one row was ticked and an action chosen."""
    return {"action": action, "_selected_action": [row.pk]}


def record(name: str, organization=None) -> dict:
    """The form of an organisation, filled in."""
    audiences = {f"{field}_audience": "members" for field in ("email", "phone", "address")}
    version = {"opened_version": organization.version} if organization else {}
    return {"name": name, "kind": "organization", "state": "20", "joined_on": date(2026, 1, 15)} | audiences | version


def commission_form() -> dict:
    commitment = Commitment.objects.get(slug="lactancia")
    return {"number": "77", "name": "Lactancia", "slug": "lactancia-77", "commitments": [commitment.pk]}


def pages() -> dict[str, str]:
    """Name → answers to GET and to an empty POST, of every page that is no act."""
    found = dict(SITE)
    for model, answers in PAGES.items():
        new_get, new_post, get, post = answers.split()
        found |= {f"{model}_add": f"{new_get} {new_post}", f"{model}_change": f"{get} {post}"}
        found |= {f"{model}_changelist": "200 200", f"{model}_history": "200 200", f"{model}_delete": "403 403"}
    return found


def furnish(house) -> None:
    """Make a row of every model of the office."""
    an_agreement(house)
    make.invitation(house.organization)
    imported(house)
    correction(house)
    export(house)
    merged(house)
    pair(house)
    application = waiting(house)
    Consent.objects.create(notice=PrivacyNotice.objects.first(), application=application, given_at=timezone.now())
    Delivery.objects.create(kind="invitation", subject_id=1, email="nueva@pacto.example")
    notice(house)
    report_draft(house)
    a_report()
    handover(house)
    join_request(house)
    silence_call(house)
    a_meeting(house)
    failed_notice(house)
    closed_proposal(house)
    opening()
    make.organization()


def act_address(name: str, done: Done) -> str:
    return reverse(f"admin:{name}", args=[done.row.pk] if done.row else None) + done.query


def address(name: str) -> str:
    """The address of a page, of the newest row of the model that its name begins with."""
    try:
        return reverse(f"admin:{name}", args=["members"] if name == "app_list" else None)
    except NoReverseMatch:
        app_label, model_name = name.split("_")[:2]
        row = apps.get_model(app_label, model_name)._default_manager.order_by("-pk").first()
        return reverse(f"admin:{name}", args=[row.pk])
