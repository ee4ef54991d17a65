"""What the registry keeps about people: each field once, with purpose, audience and retention.

The text is shown on the privacy notice's page, so it is written for the people concerned.
"""

from django.utils.translation import gettext_lazy as _

from kit.registries.privacy_inventory import declare, label, not_personal

from .fields import APPLIED, CONTACT_FIELDS, FIELDS
from .retention import (
    ADDRESS_CHANGES,
    ADDRESS_REQUESTS,
    APPLICATIONS,
    CALL_NOTES,
    CHANGES,
    CONTACTS,
    CORRECTIONS,
    EXPORTS,
    IMPORTED_ROWS,
    IMPORTS,
    INVITATIONS,
    MERGES,
    OFFICE_NOTICES,
    PAIRS,
    PEER_MESSAGES,
    PEOPLE,
    QUESTIONS,
    REVIEW_REQUESTS,
    UNPROVEN_MAIL,
)

COORDINATION = _("La Coordinación")
SAME_ORGANIZATION = _("Su organización y la Coordinación")
WHOM_IT_CHOSE = _("Quien la organización decida: cualquier persona, integrantes o solo la Coordinación")

declare(
    "members.User",
    "email",
    "name",
    "phone",
    purpose=_("Entrar al portal y recibir avisos de su organización y del Pacto"),
    audience=SAME_ORGANIZATION,
    retention=PEOPLE,
)
declare(
    "members.User",
    "password",
    purpose=_("Entrar al portal; se guarda solo una huella que no se puede leer"),
    audience=_("Nadie"),
    retention=_("Hasta que la cambie"),
)
declare(
    "members.User",
    "last_login",
    "welcomed_at",
    "links_closed_at",
    purpose=_(
        "Saber si alguien usa su cuenta, si ya pasó por los primeros pasos y desde cuándo no valen los enlaces de sus "
        "correos"
    ),
    audience=COORDINATION,
    retention=PEOPLE,
)
declare(
    "members.AddressChange",
    "former",
    purpose=_("Que pueda deshacer desde el buzón anterior un cambio de correo que no hizo usted"),
    audience=_("Nadie"),
    retention=ADDRESS_CHANGES,
)
declare(
    "members.AddressRequest",
    "email",
    "failure",
    purpose=_("Que su cuenta pase a su correo nuevo cuando usted lo confirma desde ahí"),
    audience=COORDINATION,
    retention=ADDRESS_REQUESTS,
)
declare(
    "members.CallNote",
    "person",
    "text",
    purpose=_("Que la Coordinación recuerde con quién habló y de qué, y no vuelva a preguntarlo"),
    audience=SAME_ORGANIZATION,
    retention=CALL_NOTES,
)
declare(
    "members.Consent",
    "notice",
    "given_at",
    purpose=_("Demostrar qué versión del aviso de privacidad aceptó y cuándo"),
    audience=COORDINATION,
    retention=_("Lo mismo que la persona o la solicitud"),
)
declare(
    "members.Representation",
    "position",
    purpose=_("Saber con qué cargo representa a su organización"),
    audience=_("Quien usted decida: cualquier persona, integrantes o solo la Coordinación"),
    retention=PEOPLE,
)
declare(
    "members.Office",
    "position",
    purpose=_("Saber quién integra el Consejo Directivo y la Coordinación"),
    audience=_("Integrantes"),
    retention=_("Permanente, como historia del Pacto"),
)
declare(
    "members.Office",
    "objection",
    purpose=_("Saber por qué un nombramiento no empezó"),
    audience=COORDINATION,
    retention=_("Permanente, como historia del Pacto"),
)
declare(
    "members.EndProposal",
    "reason",
    purpose=_("Que nadie saque a otra persona de la Coordinación sin una segunda"),
    audience=COORDINATION,
    retention=_("Permanente, como historia del Pacto"),
)
declare(
    "members.OfficeNotice",
    "reason",
    "failure",
    purpose=_("Avisar a la Coordinación de lo que se hace con los cargos"),
    audience=COORDINATION,
    retention=OFFICE_NOTICES,
)
declare(
    "members.ReviewRequest",
    "failure",
    purpose=_("Pedir a una segunda persona que revise lo que otra preparó"),
    audience=COORDINATION,
    retention=REVIEW_REQUESTS,
)
declare(
    "members.Organization",
    *CONTACT_FIELDS,
    purpose=_("Que se pueda contactar a la organización"),
    audience=WHOM_IT_CHOSE,
    retention=CONTACTS,
)
declare(
    "members.Application",
    "contact_name",
    "contact_position",
    "contact_email",
    "contact_phone",
    purpose=_("Atender la solicitud de adhesión"),
    audience=COORDINATION,
    retention=APPLICATIONS,
)
declare(
    "members.Application",
    "reason",
    purpose=_("Explicar la decisión a quien solicitó"),
    audience=_("Quien solicitó y la Coordinación"),
    retention=APPLICATIONS,
)
declare(
    "members.Invitation",
    "email",
    "name",
    "position",
    purpose=_("Invitar a una persona a representar a su organización"),
    audience=SAME_ORGANIZATION,
    retention=INVITATIONS,
)
declare(
    "members.Invitation",
    "failure",
    purpose=_("Saber por qué no llegó la invitación"),
    audience=SAME_ORGANIZATION,
    retention=INVITATIONS,
)
declare(
    "members.Application",
    "failure",
    purpose=_("Saber por qué no llegó un aviso a quien solicitó"),
    audience=COORDINATION,
    retention=APPLICATIONS,
)
declare(
    "members.UnprovenMail",
    "email",
    purpose=_("Que nadie haga que el Pacto escriba muchas veces a una dirección que no ha contestado"),
    audience=_("Nadie"),
    retention=UNPROVEN_MAIL,
)
declare(
    "members.ConfirmationRequest",
    "failure",
    purpose=_("Saber por qué no llegó la pregunta anual"),
    audience=COORDINATION,
    retention=QUESTIONS,
)
declare(
    "members.Correction",
    "changes",
    "before",
    "comment",
    purpose=_("Corregir los datos de la organización"),
    audience=SAME_ORGANIZATION,
    retention=CORRECTIONS,
)
label("members.ImportRow", _("fila de una lista importada"))
declare(
    "members.ImportRow",
    "name",
    "reason",
    "values",
    "changes",
    "notices",
    "remark",
    purpose=_("Mostrar qué haría cada fila de una lista antes de guardarla"),
    audience=COORDINATION,
    retention=IMPORTED_ROWS,
)
label("members.MemberImport", _("lista importada"), content=_("el archivo"))
declare(
    "members.MemberImport",
    "content",
    "report",
    "problem",
    purpose=_("Incorporar listas de integrantes y poder deshacerlo"),
    audience=COORDINATION,
    retention=IMPORTS,
)
declare(
    "members.Merge",
    "filled",
    purpose=_("Unir dos registros de una misma organización y poder deshacerlo"),
    audience=COORDINATION,
    retention=MERGES,
)
declare(
    "members.Export",
    "reason",
    "filters",
    purpose=_("Dejar constancia de quién se llevó datos del padrón y para qué"),
    audience=COORDINATION,
    retention=EXPORTS,
)
declare(
    "members.SuspectedPair",
    "reasons",
    purpose=_("Encontrar registros repetidos de una misma organización"),
    audience=COORDINATION,
    retention=PAIRS,
)

declare(
    "members.MandateChange",
    "reason",
    purpose=_("Avisar a las personas de una organización quién empieza o deja de hablar por ella"),
    audience=SAME_ORGANIZATION,
    retention=CHANGES,
)
declare(
    "members.PeerMessage",
    "text",
    purpose=_("Que las organizaciones se escriban sin dar sus direcciones"),
    audience=_("Las dos organizaciones; si se reporta, también la Coordinación"),
    retention=PEER_MESSAGES,
)
declare(
    "members.PeerMessageCopy",
    "email",
    "failure",
    purpose=_("Saber a quién le llegó un mensaje entre organizaciones"),
    audience=_("Nadie"),
    retention=PEER_MESSAGES,
)

not_personal("members.MandateChange", "kind")
not_personal("members.State", "code", "name", "official_name", "slug", "abbreviation", "sort_key")
not_personal(
    "members.Organization",
    "slug",
    "status_reason",
    *(field.name for field in FIELDS if not field.has_audience and field.name != "working_states"),
)
not_personal("members.Application", "key", *APPLIED)
not_personal("members.Invitation", "key")
not_personal("members.AddressRequest", "key")
not_personal("members.ReviewRequest", "title", "path")
not_personal("members.ConfirmationRequest", "key")
not_personal("members.PrivacyNotice", "version", "simplified", "text")
not_personal("members.MemberImport", "file_name")
not_personal("members.Merge", "moved", "absorbed_status")
