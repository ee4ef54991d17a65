"""What `manage.py check --deploy` says of mail: by which records others know that it is ours. Nothing is looked up."""

import os
from email.utils import parseaddr

from django.conf import settings
from django.core.checks import CheckMessage, Info, Warning, register


def domain_of(address: str) -> str:
    return parseaddr(address)[1].rpartition("@")[2].lower()


@register(deploy=True)
def mail_is_known_as_ours(app_configs, **kwargs) -> list[CheckMessage]:
    """SPF speaks of the domain that bounces return to, DKIM and DMARC of the one that readers see."""
    domain, returns = domain_of(settings.DEFAULT_FROM_EMAIL), domain_of(settings.BOUNCE_ADDRESS)
    envelope = returns or domain
    messages = [
        Info(
            f"SPF: which servers send for {envelope}.",
            hint=f'`dig +short TXT {envelope}` answers "v=spf1 a:{settings.EMAIL_HOST} -all", or what the relay\'s '
            "provider asks to include; one such record only.",
            id="mailings.I001",
        ),
        Info(
            f"DKIM: the relay signs for {domain}.",
            hint=f'`dig +short TXT SELECTOR._domainkey.{domain}` answers "v=DKIM1; k=rsa; p=…" with the relay\'s '
            f"selector and key; a received message says `dkim=pass header.d={domain}`.",
            id="mailings.I002",
        ),
        Info(
            f"DMARC: what others do with mail that only pretends to be of {domain}.",
            hint=f'`dig +short TXT _dmarc.{domain}` answers "v=DMARC1; p=none; rua=mailto:dmarc@{domain}" at first, '
            "and p=quarantine once the reports show only our own servers.",
            id="mailings.I003",
        ),
    ]
    return messages + _bounces(domain, returns) + _relay_log() + _answers()


def _bounces(domain: str, returns: str) -> list[CheckMessage]:
    if not (settings.BOUNCE_ADDRESS and settings.BOUNCE_MAILDIR):
        hint = "Set BOUNCE_ADDRESS and BOUNCE_MAILDIR (docs/deployment.md): addresses that bounce are then left alone."
        return [Warning("Mail that comes back is not read.", hint=hint, id="mailings.W001")]
    if not f".{returns}".endswith(f".{domain}"):
        hint = f"Take an address of {domain} or below it; otherwise DMARC counts on DKIM alone."
        return [Warning(f"Bounces return to {returns}, mail is of {domain}.", hint=hint, id="mailings.W002")]
    return []


def _answers() -> list[CheckMessage]:
    """What people answer to the portal's mail has to reach somebody."""
    sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()
    if settings.COORDINATION_EMAIL and settings.COORDINATION_EMAIL.lower() != sender:
        return []
    hint = "Set COORDINATION_EMAIL to a mailbox that the coordination reads: mail is answered there (Reply-To)."
    return [Warning(f"Answers to mail go to {sender}, from which it is sent.", hint=hint, id="mailings.W004")]


def _relay_log() -> list[CheckMessage]:
    """Asked in the worker, which alone looks there."""
    if not settings.MAIL_RELAY_LOG or os.access(settings.MAIL_RELAY_LOG, os.R_OK):
        return []
    hint = (
        f"Let the worker read {settings.MAIL_RELAY_LOG} (docs/deployment.md): mail in doubt waits for it most of a day."
    )
    return [Warning("The relay's log cannot be read here.", hint=hint, id="mailings.W003")]
