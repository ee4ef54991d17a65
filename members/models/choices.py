"""What an organisation may be, and who may see a field of its record."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    ORGANIZATION = "organization", _("Organización de la sociedad civil")
    NETWORK = "network", _("Red, colectivo o alianza")
    ACADEMIC = "academic", _("Institución académica")
    PRIVATE = "private", _("Empresa o fundación empresarial")
    OTHER = "other", _("Otra")


class LegalForm(models.TextChoices):
    AC = "ac", _("A.C. (asociación civil)")
    IAP = "iap", _("I.A.P. (institución de asistencia privada)")
    IBP = "ibp", _("I.B.P. (institución de beneficencia privada)")
    ABP = "abp", _("A.B.P. (asociación de beneficencia privada)")
    SC = "sc", _("S.C. (sociedad civil)")
    FOUNDATION = "foundation", _("Fundación, otra figura")
    NONE = "none", _("Sin figura jurídica")


class Donee(models.TextChoices):
    UNKNOWN = "", _("Sin dato")
    NO = "no", _("No")
    YES = "yes", _("Sí")
    APPLYING = "applying", _("En proceso")
    RECOVERING = "recovering", _("En recuperación")


class Size(models.TextChoices):
    UP_TO_5 = "up_to_5", _("De 1 a 5 personas")
    UP_TO_15 = "up_to_15", _("De 6 a 15 personas")
    UP_TO_50 = "up_to_50", _("De 16 a 50 personas")
    OVER_50 = "over_50", _("Más de 50 personas")


class Audience(models.TextChoices):
    PUBLIC = "public", _("Cualquier persona")
    MEMBERS = "members", _("Solo integrantes")
    COORDINATION = "coordination", _("Solo la Coordinación")


class Status(models.TextChoices):
    ACTIVE = "active", _("Integrante")
    WITHDRAWN = "withdrawn", _("De baja")
    MERGED = "merged", _("Fusionada")
