"""What the libraries keep about people, declared as our own (members/personal_data.py)."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _

from kit.models import SentForm
from kit.registries.privacy_inventory import Retention, declare, label, not_personal
from members import retention
from members.personal_data import COORDINATION, SAME_ORGANIZATION

NOBODY = _("Nadie más que usted")
SESSIONS = _("Hasta que cierre la sesión, o treinta días")


def unproven(at):
    """Addresses that somebody typed and nobody proved; a person's own login is hers from the start."""
    return EmailAddress.objects.filter(verified=False).exclude(email=F("user__email"))


def ended(at):
    """Records of sessions that are closed or expired."""
    return UserSession.objects.filter(
        ~Exists(Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gte=at)),
        # A login writes the one and then the other.
        created_at__lt=at - timedelta(hours=1),
    )


SENT_FORMS = Retention(_("Siete días"), lambda at: SentForm.objects.filter(sent_at__lt=at - timedelta(days=7)))

declare(
    "kit.SentForm",
    "url",
    purpose=_("Que un formulario que se envía dos veces haga una sola vez lo que dice"),
    audience=_("Nadie"),
    retention=SENT_FORMS,
)
not_personal("kit.SentForm", "key", "content")
label("account.EmailAddress", _("correo de la cuenta"), email=_("dirección"), verified=_("si la confirmó"))
declare(
    "account.EmailAddress",
    "email",
    "verified",
    purpose=_("Entrar al portal con un correo que se sabe suyo"),
    audience=SAME_ORGANIZATION,
    retention=Retention(_("Lo mismo que la persona; la que nadie confirmó, hasta la noche"), unproven),
)
label(
    "usersessions.UserSession",
    _("sesión abierta"),
    ip=_("dirección IP"),
    user_agent=_("navegador"),
    session_key=_("clave de la sesión"),
    data=_("datos técnicos"),
    created_at=_("desde cuándo"),
    last_seen_at=_("último uso"),
)
declare(
    "usersessions.UserSession",
    "ip",
    "user_agent",
    "session_key",
    "data",
    "created_at",
    "last_seen_at",
    purpose=_("Que usted vea dónde está abierta su cuenta y pueda cerrarla"),
    audience=NOBODY,
    retention=Retention(SESSIONS, ended),
)
label("sessions.Session", _("sesión"), session_key=_("clave"), session_data=_("estado"), expire_date=_("vencimiento"))
declare(
    "sessions.Session",
    "session_key",
    "session_data",
    "expire_date",
    purpose=_("Que no tenga que entrar en cada página"),
    audience=_("Nadie"),
    retention=Retention(SESSIONS, lambda at: Session.objects.filter(expire_date__lt=at)),
)
label(
    "mfa.Authenticator",
    _("verificación en dos pasos"),
    data=_("clave de su aplicación, llave de acceso o códigos de recuperación"),
    created_at=_("desde cuándo"),
    last_used_at=_("último uso"),
)
declare(
    "mfa.Authenticator",
    "data",
    "created_at",
    "last_used_at",
    purpose=_("Comprobar que es usted quien entra"),
    audience=_("Nadie; usted ve cuándo se usó"),
    retention=_("Hasta que usted la quite, o lo mismo que la persona"),
)
label(
    "pghistory.Context",
    _("historia de cambios"),
    metadata=_("quién hizo cada cambio en personas, representaciones, cargos, solicitudes, invitaciones y fichas"),
    created_at=_("cuándo, y cómo estaban antes los datos"),
)
declare(
    "pghistory.Context",
    "metadata",
    "created_at",
    purpose=_("Poder aclarar y deshacer errores y abusos"),
    audience=_("La Coordinación; la de una ficha, también su organización"),
    retention=_("Cinco años; la de un registro borrado, un año, el bloqueo que prevé la Ley"),
)
label(
    "admin.LogEntry",
    _("bitácora de la Coordinación"),
    object_id=_("registro"),
    object_repr=_("su nombre"),
    change_message=_("qué campos cambiaron"),
)
declare(
    "admin.LogEntry",
    "object_id",
    "object_repr",
    "change_message",
    purpose=_("Saber qué hizo la Coordinación en el portal"),
    audience=COORDINATION,
    retention=Retention(_("Cinco años"), lambda at: LogEntry.objects.filter(action_time__lt=at - retention.FIVE_YEARS)),
)

not_personal("account.EmailConfirmation", "key")
not_personal("auth.Group", "name")
not_personal("auth.Permission", "name", "codename")
not_personal("contenttypes.ContentType", "app_label", "model")
not_personal("kit.TaskRun", "task", "error")
