"""What `manage.py check --deploy` says of the proxy in front of the web server, and of who answers for the portal."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning, register


@register(deploy=True)
def proxy_does_its_duties(app_configs, **kwargs) -> list[CheckMessage]:
    """A proxy that is not told of is believed nothing, and one that is has duties (docs/deployment.md)."""
    paths = ", ".join(f"/{path}" for path in settings.LINK_PATHS)
    messages = [
        Info(
            "The proxy reads a request whole, bounds it, and writes over X-Forwarded-For and X-Forwarded-Proto.",
            hint="deploy/nginx-proxy.conf does; Traefik needs its middleware `buffering`, Caddy `request_buffers`.",
            id="pacto.I001",
        ),
        Info("No log of the proxy keeps the addresses of links.", hint=f"They end in a key: {paths}", id="pacto.I002"),
    ]
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return messages
    hint = "Set TRUSTED_PROXIES to how many there are: without it all visitors count as one address."
    return [*messages, Warning("No proxy is told of.", hint=hint, id="pacto.W001")]


@register(deploy=True)
def notice_says_who_answers(app_configs, **kwargs) -> list[CheckMessage]:
    """A privacy notice in force that does not name the legal person behind it is none (members/privacy.py)."""
    facts = {
        "RESPONSIBLE_NAME": "the legal person that answers for the coalition",
        "RESPONSIBLE_ADDRESS": "its address",
        "DATA_PROCESSORS": "who hosts the portal and sends its mail",
    }
    hint = "Set it (.env.example): the privacy notice leaves its sentence out meanwhile."
    missing = [(name, what) for name, what in facts.items() if not getattr(settings, name)]
    return [
        Error(f"The privacy notice does not say {what}: {name}.", hint=hint, id="pacto.E001") for name, what in missing
    ]
