"""A person: logs in with an e-mail; what the person may do comes from dated rows, never from a flag."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.audit import audited

from .mandates import Office, OfficeKind, Representation
from .privacy import PrivacyNotice

SECOND_FACTORS = ("totp", "webauthn")


class UserQuerySet(models.QuerySet):
    def with_roles(self, *, at, protected: bool | None = None):
        """Each user with `is_staff`, `is_board`, `is_representative` and what they owe, as they are at that moment.

        Where the coordination must have a second factor (`protected`; None asks the settings), its rights begin with
        it; until then it is owed.
        """
        offices = Office.objects.living(at=at).filter(user=OuterRef("pk"))
        coordinates = Exists(offices.filter(kind=OfficeKind.COORDINATION))
        has_factor = Exists(User.objects.filter(pk=OuterRef("pk"), authenticator__type__in=SECOND_FACTORS))
        required = Q(Value(settings.STAFF_MFA_REQUIRED if protected is None else protected))
        return self.annotate(
            is_staff=coordinates & (has_factor | ~required),
            owes_second_factor=coordinates & required & ~has_factor,
            is_board=Exists(offices.filter(kind=OfficeKind.BOARD)),
            is_representative=Exists(Representation.objects.in_force(at=at).filter(user=OuterRef("pk"))),
            owes_consent=Exists(PrivacyNotice.objects.to_accept(at=at, user=OuterRef(OuterRef("pk")))),
        )

    def reached_at(self, email: str):
        """Whose login that address is, or who has proven that it is theirs."""
        proven = models.Q(emailaddress__email=email, emailaddress__verified=True)
        return self.filter(models.Q(email=email) | proven).distinct()


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def known(self, email: str, *, name: str = "") -> "User":
        """The person with that address, created without a usable password when it is first known."""
        email = email.strip().lower()
        user, created = self.get_or_create(email=email, defaults={"name": name, "password": "!"})
        if created:  # the first code that arrives there proves it
            user.emailaddress_set.create(email=email, primary=True, verified=False)
        return user

    def get_by_natural_key(self, email):
        return self.get(email=email.lower())


@audited(exclude=("password", "last_login"))
class User(AbstractBaseUser):
    """A person with an address. `is_staff` and its like are facts of this moment, put there by `with_roles`."""

    is_staff = is_board = is_representative = owes_consent = owes_second_factor = False

    email = models.EmailField(_("correo electrónico"), unique=True)
    name = models.CharField(_("nombre"), max_length=150, blank=True)
    phone = models.CharField(_("teléfono"), max_length=40, blank=True)
    is_active = models.BooleanField(_("puede entrar"), default=True)
    created_at = models.DateTimeField(_("registrada el"), default=timezone.now, editable=False)
    welcomed_at = models.DateTimeField(_("primeros pasos terminados el"), null=True, blank=True, editable=False)

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = UserManager()

    class Meta:
        verbose_name = _("persona")
        verbose_name_plural = _("personas")
        ordering = ["email"]
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
