"""Shapes of returned mail, and sentences of servers, each with the cause that it tells of."""
# ruff: noqa: E501

from base64 import b64encode

HEAD = "Return-Path: <>\nFrom: {sender}\nTo: TOKEN\nSubject: {subject}\nMIME-Version: 1.0\n"
ORIGINAL = "Subject: Invitación\nTo: contacto@destino.example\n\nHola, spam, blocked, quota exceeded\n"


def mail(
    text: str, *, subject="Undelivered Mail Returned to Sender", sender="MAILER-DAEMON@mx.example", more=""
) -> str:
    head = HEAD.format(sender=sender, subject=subject)
    return f"{head}{more or 'Content-Type: text/plain; charset=utf-8'}\n\n{text}\n"


def parts(*bodies: str, kind="multipart/mixed", **head) -> str:
    text = "".join(f"--B\n{body}\n" for body in bodies) + "--B--"
    return mail(text, more=f'Content-Type: {kind}; boundary="B"', **head)


def status(*recipients: str, kind="message/delivery-status") -> str:
    return f"Content-Type: {kind}\n\nReporting-MTA: dns; mx.example\n\n" + "\n\n".join(recipients) + "\n"


def recipient(diagnostic: str, *, email="contacto@destino.example", code="5.0.0", action="failed") -> str:
    return f"Final-Recipient: rfc822; {email}\nAction: {action}\nStatus: {code}\nDiagnostic-Code: smtp; {diagnostic}"


TEXT = "Content-Type: text/plain; charset=utf-8\n\n"
RETURNED = f"Content-Type: message/rfc822\n\n{ORIGINAL}"
REPORT = "multipart/report; report-type=delivery-status"

QMAIL = """Hi. This is the qmail-send program at mx.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{email}>:
{reason}

--- Below this line is a copy of the message.

Return-Path: <x@pacto.example>
Subject: spam blocked
"""
EXIM = """This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  contacto@destino.example
    host mx.antispam.example [192.0.2.7]
    SMTP error from remote mail server after RCPT TO:<contacto@destino.example>:
    550 {reason}

------ This is a copy of the message, including all the headers. ------

Return-path: <x@pacto.example>
"""
EXIM_WARNING = """This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its recipients after more than 24 hours.
The address to which the message has not yet been delivered is:

  contacto@destino.example
    host mx.destino.example: 550 user unknown

No action is required on your part. Delivery attempts will continue for some time.
"""
SENDMAIL = """The original message was received at Mon, 30 Nov 2026 10:00:00 -0600

   ----- The following addresses had permanent fatal errors -----
<contacto@destino.example>
    (reason: 550 5.1.1 <contacto@destino.example>... User unknown)

   ----- Transcript of session follows -----
... while talking to mx.destino.example.:
>>> DATA
<<< 550 5.1.1 <contacto@destino.example>... User unknown
550 5.1.1 <contacto@destino.example>... User unknown
<<< 503 5.0.0 Need RCPT (recipient)
"""
POSTFIX = """This is the mail system at host relay.example.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

For further assistance, please send mail to postmaster.

                   The mail system

<contacto@destino.example>: host mx.destino.example[192.0.2.9] said: {reason}
    (in reply to RCPT TO command)
"""
OFFICE = """<html><head><style>.blocked {{ color: red }}</style></head><body>
<p>Su mensaje a <a href="mailto:contacto@destino.example">contacto@destino.example</a> no se pudo entregar.</p>
<p>{reason}</p></body></html>"""
GMAIL = """
** {title} **

{reason}

Más información: https://support.google.com/mail/?p=spam
"""
LOTUS = """Your message

  Subject: Boletín

was not delivered to:

  contacto@destino.example

because:

  User contacto (contacto@destino.example) not listed in Domino Directory
"""
EXCHANGE = """Your message did not reach some or all of the intended recipients.

      Subject:  Boletín
      Sent:     30/11/2026 10:00

The following recipient(s) could not be reached:

      contacto@destino.example on 30/11/2026 10:00
            The e-mail account does not exist at the organization this message was sent to.
            <mx.destino.example #5.1.1>
"""
YAHOO = """Sorry, we were unable to deliver your message to the following address.

<contacto@destino.example>:
554: delivery error: dd This user doesn't have a destino.example account (contacto@destino.example) [0]

--- Original message follows.

Subject: spam
"""
TWO = QMAIL.replace(
    "<{email}>:\n{reason}",
    "<otra@otro.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n"
    "<contacto@destino.example>:\nUser is over quota. (#5.2.2)",
)

SHAPES = {
    "qmail": (
        "unknown",
        mail(QMAIL.format(email="contacto@destino.example", reason="Sorry, no mailbox here by that name. (#5.1.1)")),
    ),
    "qmail quota": (
        "full",
        mail(QMAIL.format(email="contacto@destino.example", reason="maildir is over quota"), subject="failure notice"),
    ),
    "qmail two": ("full", mail(TWO, subject="failure notice")),
    "exim": (
        "unknown",
        mail(EXIM.format(reason="No Such User Here"), subject="Mail delivery failed: returning message to sender"),
    ),
    "exim blocked": (
        "blocked",
        mail(EXIM.format(reason="JunkMail rejected - blocked"), subject="Mail delivery failed"),
    ),
    "exim warning": ("delayed", mail(EXIM_WARNING, subject="Warning: message 1abc delayed 24 hours")),
    "sendmail": ("unknown", mail(SENDMAIL, subject="Returned mail: see transcript for details")),
    "sendmail warning": (
        "delayed",
        mail(
            "Warning: could not send message for past 4 hours\n<contacto@destino.example>... Deferred",
            subject="Warning: could not send message",
        ),
    ),
    "postfix": ("unknown", mail(POSTFIX.format(reason="550 5.1.1 User unknown"))),
    "postfix sender": (
        "identity",
        mail(
            POSTFIX.format(
                reason="550 5.1.7 <x@pacto.example>: Sender address rejected: undeliverable address: User unknown"
            )
        ),
    ),
    "office html": (
        "unknown",
        mail(
            OFFICE.format(reason="No se encontró contacto en destino.example."),
            subject="No se puede entregar: Boletín",
            more="Content-Type: text/html; charset=utf-8",
        ),
    ),
    "office english": (
        "full",
        parts(
            TEXT + "Your message couldn't be delivered because the recipient's mailbox is full.",
            status(recipient("", code="5.0.0").replace("Diagnostic-Code: smtp; ", "X-Nothing: 1")),
            kind=REPORT,
        ),
    ),
    "gmail": (
        "unknown",
        mail(
            GMAIL.format(
                title="No se ha encontrado la dirección",
                reason="Tu mensaje no se ha entregado a contacto@destino.example porque no se ha encontrado la dirección.",
            ),
            subject="Delivery Status Notification (Failure)",
        ),
    ),
    "gmail english": (
        "unknown",
        mail(
            GMAIL.format(
                title="Address not found",
                reason="Your message wasn't delivered to contacto@destino.example because the address couldn't be found, or is unable to receive mail.",
            ),
            subject="Delivery Status Notification (Failure)",
        ),
    ),
    "gmail blocked": (
        "blocked",
        mail(
            GMAIL.format(title="Mensaje bloqueado", reason="Se ha bloqueado tu mensaje a contacto@destino.example."),
            subject="Delivery Status Notification (Failure)",
        ),
    ),
    "gmail full": (
        "full",
        mail(
            GMAIL.format(title="Bandeja de entrada llena", reason="La bandeja de entrada del destinatario está llena."),
            subject="Delivery Status Notification (Failure)",
        ),
    ),
    "gmail delay": (
        "delayed",
        mail(
            GMAIL.format(
                title="Delivery incomplete",
                reason="There was a temporary problem delivering your message. Gmail will retry for 46 more hours.",
            ),
            subject="Delivery Status Notification (Delay)",
        ),
    ),
    "yahoo": ("unknown", mail(YAHOO, subject="Failure Notice")),
    "lotus": ("unknown", mail(LOTUS, subject="DELIVERY FAILURE: User contacto not listed in Domino Directory")),
    "exchange": (
        "unknown",
        mail(EXCHANGE, subject="Undeliverable: Boletín", sender="System Administrator <postmaster@destino.example>"),
    ),
    "base64": (
        "unknown",
        mail(
            b64encode(b"El usuario contacto@destino.example no existe.").decode(),
            more="Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64",
        ),
    ),
    "subject alone": ("unknown", parts(RETURNED, subject="Returned mail: User unknown")),
    "returned message alone": ("unread", parts(RETURNED, subject="Returned mail")),
    "nothing to read": ("unread", mail("Algo pasó con su mensaje.", subject="Mail delivery failed")),
    "nested": (
        "unknown",
        parts(
            f'Content-Type: {REPORT}; boundary="C"\n\n--C\n{TEXT}no\n--C\n{status(recipient("550 5.1.1 no"))}\n--C--'
        ),
    ),
    "report in a returned message is not ours": (
        "unread",
        parts(
            f'Content-Type: message/rfc822\n\nContent-Type: {REPORT}; boundary="C"\n\n--C\n{status(recipient("550 5.1.1 no"))}\n--C--'
        ),
    ),
    "global report": (
        "unknown",
        parts(status(recipient("550 5.1.1 no"), kind="message/global-delivery-status"), kind=REPORT),
    ),
    "report in base64": (
        "unknown",
        parts(
            "Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n"
            + b64encode(("Reporting-MTA: dns; mx.example\n\n" + recipient("550 5.1.1 no") + "\n").encode()).decode(),
            kind=REPORT,
        ),
    ),
    "two of which ours is full": (
        "full",
        parts(
            status(recipient("550 5.1.1 User unknown", email="otra@otro.example"), recipient("552 5.2.2 Mailbox full")),
            kind=REPORT,
        ),
    ),
    "two of which ours arrived": (
        None,
        parts(
            status(
                recipient("550 5.1.1 User unknown", email="otra@otro.example"),
                recipient("250 ok", action="delivered", code="2.0.0"),
            ),
            kind=REPORT,
        ),
    ),
    "status in the diagnostic alone": ("unknown", parts(status(recipient("550 5.1.1 no", code="")), kind=REPORT)),
    "status with a comment": (
        "unknown",
        parts(status(recipient("", code="5.1.1 (bad destination mailbox address)")), kind=REPORT),
    ),
    "encoded diagnostic": ("full", parts(status(recipient("=?utf-8?q?552_Buz=C3=B3n_lleno?=")), kind=REPORT)),
    "complaint": (
        "complaint",
        parts(
            TEXT + "This is an abuse report.",
            "Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nVersion: 1\n",
            RETURNED,
            kind="multipart/report; report-type=feedback-report",
        ),
    ),
    "receipt": (
        None,
        parts(
            TEXT + "Leído",
            "Content-Type: message/disposition-notification\n\nDisposition: manual-action/MDN-sent-manually; displayed\n",
            kind="multipart/report; report-type=disposition-notification",
        ),
    ),
    "out of office": (
        None,
        mail("Estoy fuera; mi buzón está lleno.", subject="Automatic reply: Boletín", sender="ana@destino.example"),
    ),
    "away in encoded words": (
        None,
        mail("Este usuario no existe", subject="=?utf-8?q?Respuesta_autom=C3=A1tica=3A_Bolet=C3=ADn?="),
    ),
    "no longer here": (
        None,
        mail(
            "Ana ya no trabaja aquí; escriba a beto@destino.example",
            subject="Re: Boletín",
            sender="ana@destino.example",
            more="Auto-Submitted: auto-replied",
        ),
    ),
    "a person": (
        None,
        mail("¿Por qué me llega spam? Este usuario no existe.", subject="Re: Boletín", sender="ana@destino.example"),
    ),
}
