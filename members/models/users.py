"""A person: logs in with an e-mail; what the person may do comes from dated rows, never from a flag."""

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.indexes import GinIndex
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.database import locks
from kit.database.audit import audited
from kit.text.searching import looked_for, office_words

from .mandates import Office, OfficeKind, Representation
from .privacy import PrivacyNotice

CLOSED_STAYS = pgtrigger.Trigger(
    name="user_links_closed_stay_closed",
    operation=pgtrigger.UpdateOf("links_closed_at"),
    when=pgtrigger.Before,
    condition=pgtrigger.Q(old__links_closed_at__isnull=False)
    & (
        pgtrigger.Q(new__links_closed_at__isnull=True)
        | pgtrigger.Q(new__links_closed_at__lt=pgtrigger.F("old__links_closed_at"))
    ),
    func="NEW.links_closed_at := OLD.links_closed_at; RETURN NEW;",
)
"""A row that was read before its person closed her links, and saved whole after it, opens none again."""

SECOND_FACTORS = ("totp", "webauthn")


def lock_address(email: str) -> None:
    """Until the transaction ends nobody else is known by that address or proves it: no constraint spans both tables."""
    locks.hold(f"address:{email}")


class UserQuerySet(models.QuerySet):
    def with_roles(self, *, at, protected: bool | None = None):
        """Each user with `is_staff`, `is_board`, `is_representative` and what they owe, as they are at that moment.

        Where the coordination must have a second factor (`protected`; None asks the settings), its rights begin with
        it; until then it is owed.
        """
        offices = Office.objects.active(at=at).filter(user=OuterRef("pk"))
        coordinates = Exists(offices.filter(kind=OfficeKind.COORDINATION))
        has_factor = Exists(User.objects.filter(pk=OuterRef("pk"), authenticator__type__in=SECOND_FACTORS))
        required = Q(Value(settings.STAFF_MFA_REQUIRED if protected is None else protected))
        return self.annotate(
            is_staff=coordinates & (has_factor | ~required),
            owes_second_factor=coordinates & required & ~has_factor,
            is_board=Exists(offices.filter(kind=OfficeKind.BOARD)),
            is_representative=Exists(Representation.objects.effective(at=at).filter(user=OuterRef("pk"))),
            owes_consent=Exists(PrivacyNotice.objects.to_accept(at=at, user=OuterRef(OuterRef("pk")))),
        )

    def looked_for(self, text: str):
        """What the office finds by a name, an address or a telephone."""
        return looked_for(self, text)

    def reached_at(self, email: str):
        """Whose login that address is, or who has proven that it is theirs."""
        proven = models.Q(emailaddress__email=email, emailaddress__verified=True)
        return self.filter(models.Q(email=email) | proven).distinct()

    def owner_of(self, email: str) -> "User | None":
        """Who has proven that address, else whose login it is; an address that somebody only typed is nobody's."""
        email = email.strip().lower()
        proven = self.filter(emailaddress__email=email, emailaddress__verified=True).first()
        return proven or self.filter(email=email).first()


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    @transaction.atomic
    def known(self, email: str, *, name: str = "") -> "User":
        """The person of that address, created without a usable password when it is first known."""
        email = email.strip().lower()
        lock_address(email)
        return self.owner_of(email) or self.create(email=email, name=name, password="!")  # noqa: S106 no usable password

    def get_by_natural_key(self, email):
        return self.get(email=email.lower())


@audited(exclude=("password", "last_login", "devices_forgotten_at", "office_search"))
class User(AbstractBaseUser):
    """A person with an address. `is_staff` and its like are facts of this moment, put there by `with_roles`."""

    is_staff = is_board = is_representative = owes_consent = owes_second_factor = False

    email = models.EmailField(_("correo electrónico"), unique=True)
    name = models.CharField(_("nombre"), max_length=150, blank=True)
    phone = models.CharField(_("teléfono"), max_length=60, blank=True)
    is_active = models.BooleanField(_("puede entrar"), default=True)
    created_at = models.DateTimeField(_("registrada el"), default=timezone.now, editable=False)
    links_closed_at = models.DateTimeField(_("cerró sus enlaces el"), null=True, blank=True, editable=False)
    devices_forgotten_at = models.DateTimeField(_("aparatos olvidados el"), null=True, blank=True, editable=False)
    welcomed_at = models.DateTimeField(_("primeros pasos terminados el"), null=True, blank=True, editable=False)
    office_search = office_words("name", "email", number="phone")

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = UserManager()

    class Meta:
        verbose_name = _("persona")
        verbose_name_plural = _("personas")
        ordering = ["email"]
        triggers = [CLOSED_STAYS]
        indexes = [GinIndex(fields=["office_search"], name="user_office_search")]
        constraints = [
            models.CheckConstraint(
                name="user_email_in_lower_case",
                condition=models.Q(email=Lower("email")),
                violation_error_message=_("El correo se guarda en minúsculas."),
            )
        ]

    def __str__(self):
        return self.name or self.email

    def get_short_name(self):
        return (self.name or self.email).split(" ")[0]

    def has_perm(self, perm, obj=None):
        """The coordination may do in the admin whatever a model's admin allows; nobody else anything."""
        return self.is_active and self.is_staff

    def has_perms(self, perms, obj=None):
        return all(self.has_perm(perm, obj) for perm in perms)

    def has_module_perms(self, app_label):
        return self.has_perm(app_label)
