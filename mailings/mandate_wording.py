"""A change in who speaks for an organisation, in words for one of its people."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import ChangeKind, MandateChange, User


def subject(changes: list[MandateChange], reader: User) -> str:
    """What the last change is about, where they are all of its kind; else what all have in common."""
    words = {"organization": changes[-1].organization.name}
    kinds = {(change.kind, _is_own(change, reader)) for change in changes}
    return _SUBJECTS.get(kinds.pop() if len(kinds) == 1 else None, _general_subject)() % words


def _general_subject() -> str:
    return _("Cambió quién representa a %(organization)s")


_SUBJECTS = {
    (ChangeKind.BEGAN, True): lambda: _("Usted representa ahora a %(organization)s"),
    (ChangeKind.ENDED, True): lambda: _("Usted ya no representa a %(organization)s"),
    (ChangeKind.LEFT, False): lambda: _("%(organization)s dejó de ser integrante del Pacto"),
    (ChangeKind.RETURNED, False): lambda: _("%(organization)s vuelve a ser integrante del Pacto"),
}


def sentences(change: MandateChange, reader: User, *, is_staff: bool) -> str:
    """What happened, when, who did it, and where one was written down, why."""
    words = {"moment": date_format(timezone.localtime(change.made_at), "DATETIME_FORMAT").lower()}
    if change.representation:
        person = change.representation.user
        words["who"] = f"{person.name} ({person.email})" if person.name else person.email
        words["kind"] = change.representation.get_kind_display().lower()
    if change.merge:
        words |= {"kept": change.merge.kept.name, "absorbed": change.merge.absorbed.name}
    lines = [_HAPPENED[change.kind, _is_own(change, reader)]() % words, _who_did_it(change, reader, is_staff=is_staff)]
    if change.reason:
        lines.append(_("Motivo: %s") % change.reason)
    return " ".join(filter(None, lines))


def _is_own(change: MandateChange, reader: User) -> bool:
    return change.representation is not None and change.representation.user_id == reader.pk


_HAPPENED = {
    (ChangeKind.BEGAN, True): lambda: _("Desde el %(moment)s usted representa a la organización como %(kind)s."),
    (ChangeKind.BEGAN, False): lambda: _("Desde el %(moment)s %(who)s representa a la organización como %(kind)s."),
    (ChangeKind.ENDED, True): lambda: _(
        "El %(moment)s usted dejó de representar a la organización. Sus sesiones se cerraron, y los enlaces de los "
        "correos que recibió ya no abren nada."
    ),
    (ChangeKind.ENDED, False): lambda: _("El %(moment)s %(who)s dejó de representar a la organización (era %(kind)s)."),
    (ChangeKind.LEFT, False): lambda: _(
        "El %(moment)s la organización dejó de ser integrante del Pacto: nadie puede ya actuar por ella en el portal."
    ),
    (ChangeKind.RETURNED, False): lambda: _(
        "El %(moment)s la organización volvió a ser integrante del Pacto, con las personas que la representaban."
    ),
    (ChangeKind.MERGED, False): lambda: _(
        "El %(moment)s los registros «%(kept)s» y «%(absorbed)s» se unieron en uno: quienes representaban a "
        "cualquiera de los dos representan ahora a «%(kept)s»."
    ),
    (ChangeKind.PARTED, False): lambda: _(
        "El %(moment)s se deshizo la unión de los registros «%(kept)s» y «%(absorbed)s»: cada uno vuelve a tener sus "
        "representantes."
    ),
}


def _who_did_it(change: MandateChange, reader: User, *, is_staff: bool) -> str:
    if change.made_by is None:
        return ""
    if change.made_by_id == reader.pk:
        return _("La invitación es suya.") if change.kind == ChangeKind.BEGAN else _("Lo hizo usted.")
    who = _("%s, de la Coordinación") % change.made_by if is_staff else str(change.made_by)
    if change.kind == ChangeKind.BEGAN:
        return _("La invitación la hizo %s.") % who
    return _("Lo hizo %s.") % who
