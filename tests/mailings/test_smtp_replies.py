"""What a mail server answers, in words that anybody understands."""

import pytest

from mailings.outbox.smtp_replies import meaning


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("250 2.0.0 Ok: queued as 4F2A", "El servidor lo aceptó."),
        ("250 2.1.1 taken", "El servidor lo aceptó."),
        ("250 taken", "El servidor lo aceptó."),
        ("550 5.1.1 <ana@pacto.example>: User unknown", "La dirección no existe."),
        ("550-5.1.1 The email account that you tried to reach", "La dirección no existe."),
        ("smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound", "La dirección no existe."),
        ("550 5.2.1 disabled", "Ese buzón está desactivado."),
        ("452 4.2.2 over quota", "Ese buzón está lleno."),
        ("552 5.3.4 too big", "El correo pesa demasiado para ese buzón."),
        ("451 4.4.1 no answer", "El servidor de esa dirección no responde."),
        ("554 5.7.1 blocked", "Lo rechazó su filtro de correo no deseado."),
        ("450 4.2.0 greylisted", "El servidor pidió esperar."),
        ("451 later", "El servidor pidió esperar."),
        ("550 no such user", "La dirección no existe."),
        ("550 5.7.1 user unknown", "La dirección no existe."),
        ("550 no", "El servidor lo rechazó."),
        ("Connection unexpectedly closed", "La conexión se cortó."),
        ("[Errno 104] Connection reset by peer", "La conexión se cortó."),
        ("El envío se interrumpió.", "El envío se interrumpió."),
        ("2500 correos", "2500 correos"),
        ("", ""),
    ],
)
def test_answer_is_said_in_words(answer, words):
    assert meaning(answer) == words
