"""Something invented for each rule, so that it can be read on a day on which it has nothing to say."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from commissions.models import Commission, FocalPoint
from mailings.models import Bounce, BounceCause
from meetings.models import Agreement
from members.models import ConfirmationRequest, Invitation, Organization, User
from surveys.models import Invitee, Wave

from .agreements import AgreementGiven, AgreementStep
from .commissions import AgendaIncomplete, FocalPointSilent
from .records import ConfirmationUnanswered, InvitationExpiring
from .returns import MailSentBack
from .rule import Due, Rule
from .surveys import SurveyMissing, SurveyOpened


def example(rule: Rule, *, at: datetime) -> Due:
    """What the rule would find in a portal of one organisation; its rows are in no database."""
    person = User(pk=0, name=_("Ana Ejemplo"), email="ana@example.org")
    row = ROWS[type(rule)](rule, person, at)
    return Due(row, "", timezone.localdate(at), None if isinstance(row, Invitation) else person, person.email)


def _agreement(rule: AgreementStep | AgreementGiven, person: User, at: datetime) -> Agreement:
    due_on = timezone.localdate(at) - timedelta(days=getattr(rule, "days", -30))
    text = _("Reunir las cifras de vacunación de cada municipio")
    row = Agreement(commission=_commission(), text=text, due_on=due_on, year=due_on.year, sequence=1)
    row.responsible, row.times = person, 0
    return row


def _lacking(rule: Rule, person: User, at: datetime) -> Commission:
    commission = _commission()
    commission.lacking = [_("Plan de trabajo")]
    return commission


def _silent(rule: Rule, person: User, at: datetime) -> FocalPoint:
    row = FocalPoint(commission=_commission(), user=person)
    row.last_act = at - timedelta(days=21)
    return row


def _commission() -> Commission:
    return Commission(number=1, name=_("Ejemplo"), slug="ejemplo")


def _bounce(rule: Rule, person: User, at: datetime) -> Bounce:
    row = Bounce(cause=BounceCause.BLOCKED)
    row.alike, row.last_answer = Counter([BounceCause.BLOCKED] * 3), "550 5.7.1 blocked using bl.example.org"
    return row


def _organization() -> Organization:
    return Organization(name=_("Organización de ejemplo"))


def _invitee(rule: Rule, person: User, at: datetime) -> Invitee:
    wave = Wave(title=_("Encuesta de ejemplo"), closes_at=at + timedelta(days=7), minutes=5)
    return Invitee(organization=_organization(), wave=wave)


ROWS: dict[type[Rule], Callable[[Rule, User, datetime], models.Model]] = {
    AgreementStep: _agreement,
    AgreementGiven: _agreement,
    AgendaIncomplete: _lacking,
    MailSentBack: _bounce,
    FocalPointSilent: _silent,
    ConfirmationUnanswered: lambda rule, person, at: ConfirmationRequest(
        organization=Organization(name=_("Organización de ejemplo"), confirmed_at=at - timedelta(days=400)), user=person
    ),
    InvitationExpiring: lambda rule, person, at: Invitation(
        organization=_organization(), expires_at=at + timedelta(days=3)
    ),
    SurveyMissing: _invitee,
    SurveyOpened: _invitee,
}
