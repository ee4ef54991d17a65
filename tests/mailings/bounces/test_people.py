"""What people and their programs answer stops no address; what servers say in words of one or of two is read."""

import pytest

from mailings.bounces.reports import report_of
from tests.mailings.bounces.shapes import RETURNED, TEXT, mail, parts

OURS = "contacto@destino.example"
PERSON = "Ana <ana@destino.example>"
HTML = "Content-Type: text/html; charset=iso-8859-1"


def feedback(kind: str) -> str:
    part = f"Content-Type: message/feedback-report\n\nFeedback-Type: {kind}\nVersion: 1\n"
    return parts(TEXT + "x", part, RETURNED, kind="multipart/report; report-type=feedback-report")


def cause(content: str) -> str | None:
    report = report_of(content.encode(), to=OURS)
    return report and str(report.cause)


@pytest.mark.parametrize(
    "subject",
    [
        "RE: Invitación no entregada al director",
        "Re: Delivery failed? Su correo no llegó",
        "Fwd: Undelivered Mail Returned to Sender",
        "RV: No se pudo entregar: Boletín",
        "Reenviado: Mensaje devuelto",
    ],
)
def test_answer_of_a_person_is_no_return(subject):
    assert (
        cause(mail("Ana ya no trabaja aquí. <beto@destino.example>: user unknown", subject=subject, sender=PERSON))
        is None
    )


def test_answer_mark_of_a_server_is_none():
    assert cause(mail("El usuario no existe", subject="Re: Boletín", sender="postmaster@destino.example")) == "unknown"


@pytest.mark.parametrize("kind", ["disposition-notification", "global-disposition-notification"])
def test_receipt_without_its_type_is_none(kind):
    receipt = f"Content-Type: message/{kind}\n\nDisposition: automatic-action/MDN-sent-automatically; deleted\n"
    assert cause(parts(TEXT + "Se eliminó sin leer", receipt, subject="No entregado: Boletín")) is None


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("abuse", "complaint"), ("fraud", "complaint"), ("not-spam", None), ("auth-failure", "identity")],
)
def test_feedback_says_what_it_is_about(kind, expected):
    assert cause(feedback(kind)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>El buz&oacute;n de correo del destinatario est&aacute; lleno.</p>", "full"),
        ("<p>Direcci&#243;n no encontrada</p>", "unknown"),
        ("<table><tr><td>La cuenta</td><td>fue cancelada</td></tr></table>", "disabled"),
    ],
)
def test_words_of_html_are_read_with_their_entities_and_apart(body, expected):
    assert cause(mail(body, subject="No se puede entregar: Boletín", more=HTML)) == expected


@pytest.mark.parametrize(
    "words",
    [
        f"La dirección no existe:\n\n  {OURS}\n\nSaludos del equipo de correo",
        f"{OURS}\n\nEl usuario no existe.",
        f"El usuario no existe: {OURS}",
    ],
)
def test_sentence_before_the_only_address_is_read(words):
    assert cause(mail(words)) == "unknown"


def test_sentence_about_another_address_is_not_read_for_ours():
    words = f"<otra@otro.example>:\nUser unknown\n\n<{OURS}>:\nSin más detalle\n"
    assert cause(mail(words)) == "unread"
