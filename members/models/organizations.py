"""A member organisation: its record, who may see which part of it, and whether it belongs."""

from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.database.audit import audited
from kit.database.constraints import actor_field
from kit.text.collation import Folded, SortKey, WordVector, prefix_query
from kit.text.searching import looked_for, office_words
from kit.text.websites import refuse_user_part
from members.fields import CONTACT_FIELDS, ON_PAGE

from .choices import Audience, Donee, Kind, LegalForm, Size, Status
from .states import State

A_YEAR = timedelta(days=365)  # how long a confirmed record counts as confirmed
RFC = RegexValidator(
    r"^[A-ZÑ&]{3}\d{6}[A-Z\d]{3}$", _("Escriba el RFC de la organización: 12 caracteres, por ejemplo ABC010203XY9.")
)
CLUNI = RegexValidator(
    r"^[A-ZÑ&\d]{10,16}$", _("Escriba la CLUNI como aparece en su constancia: solo letras y números.")
)


def _joined(*names: str) -> Concat:
    """These columns as one text."""
    return Concat(*(part for name in names for part in (name, Value(" "))), output_field=models.TextField())


class OrganizationQuerySet(models.QuerySet):
    def active(self):
        """Those that belong to the Pact now."""
        return self.filter(status=Status.ACTIVE)

    def lines(self):
        """Active ones as rows (dicts) of only what a line of a list shows; instances would cost ten times as much."""
        return self.active().values("name", "acronym", "slug", "kind", "municipality", "state_id")

    def in_state(self, code: str):
        """Those with their seat in that state (INEGI code), and those that say that they also work there."""
        working = WorkingState.objects.filter(state=code).values("organization")
        return self.filter(Q(state=code) | Q(pk__in=working))

    def on_its_page(self):
        """With only what its page may show, `other_states` (codes of those where it also works) among it."""
        codes = WorkingState.objects.filter(organization=OuterRef("pk")).values("state_id")
        rows = self.only("slug", "status", "merged_into", *ON_PAGE)
        return rows.annotate(other_states=ArraySubquery(codes))

    def matching(self, text: str):
        """Names with words that begin with the words of `text`, in any order, accents and case ignored."""
        query = prefix_query(text)
        return self.filter(search=query) if query else self.none() if text.strip() else self

    def looked_for(self, text: str):
        """What the office finds by a name, an address, a telephone, a key or a place."""
        return looked_for(self, text)

    def spoken_for_by(self, user, *, at):
        """Those for which the person holds an active mandate."""
        return self.active().filter(representations__user=user, representations__term__contains=at)

    def without_mandate(self, *, at):
        """Active ones for which nobody speaks."""
        return self.active().exclude(representations__term__contains=at)

    def locked(self, pk):
        """That one, held until the transaction ends; rows that point at it may still be written."""
        return self.select_for_update(no_key=True, of=["self"]).get(pk=pk)

    def unconfirmed(self, *, at):
        """Active ones whose record nobody has confirmed for a year."""
        return self.active().filter(Q(confirmed_at__isnull=True) | Q(confirmed_at__lt=at - A_YEAR))


@audited(exclude=("sort_key", "search", "words", "office_search"))
class Organization(models.Model):
    """An organisation of the registry, in or out."""

    history_name = "name"
    name = models.CharField(_("nombre"), max_length=200, help_text=_("Como quiere que la conozcan."))
    legal_name = models.CharField(_("razón social"), max_length=250, blank=True)
    acronym = models.CharField(_("siglas"), max_length=30, blank=True)
    slug = models.SlugField(_("dirección"), max_length=80, unique=True, editable=False)
    kind = models.CharField(_("tipo"), max_length=12, choices=Kind, default=Kind.ORGANIZATION)
    size = models.CharField(
        _("tamaño"),
        max_length=8,
        choices=Size,
        blank=True,
        help_text=_("Cuántas personas trabajan en ella, con sueldo o sin él."),
    )
    legal_form = models.CharField(_("figura jurídica"), max_length=12, choices=LegalForm, blank=True)
    rfc = models.CharField("RFC", max_length=12, blank=True, validators=[RFC])
    cluni = models.CharField("CLUNI", max_length=16, blank=True, validators=[CLUNI])
    donee = models.CharField(_("donataria autorizada"), max_length=10, choices=Donee, blank=True)
    state = models.ForeignKey(
        State, models.PROTECT, null=True, blank=True, related_name="organizations", verbose_name=_("estado de la sede")
    )
    municipality = models.CharField(_("municipio o alcaldía"), max_length=100, blank=True)
    working_states = models.ManyToManyField(
        State,
        through="members.WorkingState",
        blank=True,
        related_name="working_organizations",
        verbose_name=_("otros estados donde trabaja"),
    )
    description = models.TextField(
        _("qué hace"),
        max_length=2000,
        blank=True,
        help_text=_("Dos o tres frases sobre su trabajo con la primera infancia."),
    )
    website = models.URLField(_("sitio web"), max_length=300, blank=True, validators=[refuse_user_part])
    email = models.EmailField(_("correo de contacto"), blank=True)
    email_audience = models.CharField(
        _("quién ve el correo"), max_length=12, choices=Audience, default=Audience.MEMBERS
    )
    phone = models.CharField(_("teléfono"), max_length=60, blank=True)
    phone_audience = models.CharField(
        _("quién ve el teléfono"), max_length=12, choices=Audience, default=Audience.COORDINATION
    )
    whatsapp = models.CharField("WhatsApp", max_length=60, blank=True)
    whatsapp_audience = models.CharField(
        _("quién ve el WhatsApp"), max_length=12, choices=Audience, default=Audience.COORDINATION
    )
    address = models.CharField(_("domicilio"), max_length=300, blank=True)
    address_audience = models.CharField(
        _("quién ve el domicilio"), max_length=12, choices=Audience, default=Audience.COORDINATION
    )
    joined_on = models.DateField(_("integrante desde"), null=True, blank=True)
    status = models.CharField(_("estatus"), max_length=10, choices=Status, default=Status.ACTIVE, editable=False)
    status_at = models.DateTimeField(_("estatus desde"), null=True, editable=False)
    status_by = actor_field(_("quién lo cambió"), null=True)
    status_reason = models.CharField(_("motivo del estatus"), max_length=500, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="absorbed", verbose_name=_("fusionada en")
    )
    confirmed_at = models.DateTimeField(_("datos confirmados el"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("registrada el"), auto_now_add=True)
    sort_key = models.GeneratedField(
        expression=SortKey(F("name")), output_field=models.TextField(db_collation="C"), db_persist=True
    )
    search = models.GeneratedField(
        expression=WordVector(Folded(_joined("name", "legal_name", "acronym"))),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    words = models.GeneratedField(
        expression=WordVector(Folded(_joined("name", "legal_name", "acronym", "municipality", "description"))),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    office_search = office_words(
        "name", "legal_name", "acronym", "municipality", "rfc", "cluni", "email", number="phone"
    )
    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organización")
        verbose_name_plural = _("organizaciones")
        ordering = ["sort_key", "id"]
        constraints = [
            models.UniqueConstraint(
                name="organization_rfc_once",
                fields=["rfc"],
                condition=~Q(rfc="") & ~Q(status="merged"),
                violation_error_message=_("Ya hay una organización con ese RFC."),
            ),
            models.UniqueConstraint(
                name="organization_cluni_once",
                fields=["cluni"],
                condition=~Q(cluni="") & ~Q(status="merged"),
                violation_error_message=_("Ya hay una organización con esa CLUNI."),
            ),
            models.CheckConstraint(
                name="organization_merged_into_another",
                condition=Q(status="merged", merged_into__isnull=False)
                | (~Q(status="merged") & Q(merged_into__isnull=True)),
            ),
            models.CheckConstraint(
                name="organization_withdrawn_says_when_and_why",
                condition=~Q(status="withdrawn") | (Q(status_at__isnull=False) & ~Q(status_reason="")),
            ),
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], condition=Q(status="active"), name="organization_active"),
            models.Index(
                fields=["state", "sort_key", "id"], condition=Q(status="active"), name="organization_by_state"
            ),
            models.Index(fields=["kind", "sort_key", "id"], condition=Q(status="active"), name="organization_by_kind"),
            # Counting by state and kind reads this alone, a tenth of the table.
            models.Index(fields=["state", "kind"], condition=Q(status="active"), name="organization_cells"),
            GinIndex(fields=["search"], name="organization_search"),
            GinIndex(fields=["words"], name="organization_words"),
            GinIndex(fields=["office_search"], name="organization_office_search"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organization", args=[self.slug])

    @property
    def is_member(self) -> bool:
        return self.status == Status.ACTIVE

    def loaded_values(self) -> list[tuple[str, object]]:
        """Every value that was loaded of this row, to tell whether a page about it would still say the same."""
        return sorted((name, value) for name, value in vars(self).items() if name != "_state")

    def contact_for(self, *audiences: str) -> dict[str, str]:
        """Contact field → value, of those that these audiences may see and that are filled in."""
        visible = (name for name in CONTACT_FIELDS if getattr(self, f"{name}_audience") in audiences)
        return {name: getattr(self, name) for name in visible if getattr(self, name)}


@audited()
class WorkingState(models.Model):
    """An organisation also works in this state, beside that of its seat."""

    history_name = "state_id"
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="+")
    state = models.ForeignKey(State, models.PROTECT, related_name="+", verbose_name=_("estado"))

    class Meta:
        verbose_name = _("estado donde trabaja")
        verbose_name_plural = _("estados donde trabaja")
        constraints = [models.UniqueConstraint(name="working_state_once", fields=["organization", "state"])]

    def __str__(self):
        return f"{self.organization} · {self.state}"
