"""What `manage.py check --deploy` says of the proxy in front of the web server. Nothing is asked."""

from django.conf import settings
from django.core.checks import CheckMessage, Info, Warning, register


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
