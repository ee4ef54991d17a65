"""Who may what with an agreement: its page asks, and each act asks the same once commission and row are locked."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from commissions.access import CommissionAccess, access_in, lock_access
from kit.editing.undo import UNDO_TIME
from members.models import Representation, User

from .models import Agreement, AgreementAnswer, AnswerKind

NOT_YOURS = _("Este acuerdo ya no le toca a usted.")
REFUSALS = {"reopens": _("Ya pasó la hora en que podía deshacerse: pídalo a la Coordinación.")}


@dataclass(frozen=True)
class AgreementAccess:
    """What a person may do with an agreement at a moment; the coordination follows up like a focal point."""

    agreement: Agreement
    commission: CommissionAccess
    represents: bool
    """Whether she speaks for the organisation that answers for it."""

    @property
    def leads(self) -> bool:
        return self.commission.decides

    @property
    def answers(self) -> bool:
        return self.leads or self.represents

    @property
    def verifies(self) -> bool:
        """Whoever is named to verify must still sit in the commission."""
        is_named = self.agreement.verifier_id == self.commission.user.pk
        return self.leads or (is_named and bool(self.commission.seats))

    @property
    def reopens(self) -> bool:
        """Opens again what was closed: who leads, or said so, within the hour; the coordination at any time."""
        row, commission = self.agreement, self.commission
        is_hers = self.leads or (self.verifies and row.closed_by_id == commission.user.pk)
        is_late = row.closed_at and commission.at >= row.closed_at + UNDO_TIME
        return is_hers and (commission.user.is_staff or not is_late)

    @property
    def speaks(self) -> bool:
        return self.answers or bool(self.commission.seats)


def agreement_access(agreement: Agreement, user: User, *, at: datetime) -> AgreementAccess:
    """What the person may do with it, be it nothing; three queries."""
    return _access(agreement, access_in(agreement.body.commission, user, at=at))


def _access(agreement: Agreement, commission: CommissionAccess) -> AgreementAccess:
    mandates = Representation.objects.effective(at=commission.at).filter(user=commission.user)
    represents = mandates.filter(organization=agreement.organization_id).exists()
    return AgreementAccess(agreement, commission, represents)


def readable_agreements(user: User, *, at: datetime) -> QuerySet[Agreement]:
    """Those that the person may read; the coordination reads all."""
    return Agreement.objects.all() if user.is_staff else Agreement.objects.readable_by(user, at=at)


def verifiable(user: User) -> QuerySet[Agreement]:
    """Agreements said to be done that this person did not do, answer for, or hear of by a link that she passed on."""
    answers = AgreementAnswer.objects.filter(kind=AnswerKind.DONE, settled_at__isnull=True, passed_on_by=user)
    rows = Agreement.objects.to_verify().exclude(claimed_by=user).exclude(responsible=user)
    return rows.filter(~Exists(answers.filter(agreement=OuterRef("pk"))))


def lock_agreement(agreement: Agreement, right: str, *, by: User, at: datetime) -> Agreement:
    """The row, locked after its commission, for whoever has that right by then; ValidationError for others."""
    commission = lock_access(agreement.body.commission_id, by=by, at=at)
    row = Agreement.objects.select_for_update(of=["self"]).with_body().get(pk=agreement.pk)
    if not getattr(_access(row, commission), right):
        raise ValidationError(REFUSALS.get(right, NOT_YOURS))
    return row
