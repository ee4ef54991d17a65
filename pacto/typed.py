"""What a person typed into a form that could not be taken, given back so that nothing is lost."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.shortcuts import render

SECRET = ("password", "code", "credential", "csrfmiddlewaretoken", "form_key")


@dataclass(frozen=True)
class Typed:
    """One value of a form, as it came."""

    name: str
    value: str

    @property
    def is_carried(self) -> bool:
        """Whether the form carried it unseen: on what it was opened."""
        return self.name in ("version", "opened_version") or self.name.startswith("initial-")

    @property
    def is_long(self) -> bool:
        return len(self.value) > 80 or "\n" in self.value


def typed_in(request) -> list[Typed]:
    """Every value of the form but passwords, codes and keys, in the order of the form."""
    open_names = [name for name in request.POST if not any(word in name for word in SECRET)]
    return [Typed(name, value) for name in open_names for value in request.POST.getlist(name)]


def give_back(request, *, ended: bool):
    """The page that shows what was typed; it offers to send it again only where it surely came from our own page.

    `ended` says that the session is over and a login comes first.
    """
    typed = typed_in(request)
    has_text = any(value.value.strip() for value in typed)
    own = request.headers.get("Origin") in (f"{request.scheme}://{request.get_host()}", settings.SITE_URL)
    context = {"typed": typed, "has_text": has_text, "can_resend": own and has_text, "ended": ended}
    return render(request, "403_csrf.html", context | {"has_files": bool(request.FILES)}, status=403)


class LoginRequired(LoginRequiredMiddleware):
    """Closed unless opened by name; whoever was logged out while writing gets the text back, not a login page."""

    def handle_no_permission(self, request, view_func):
        if request.method == "POST" and any(value.value.strip() for value in typed_in(request)):
            return give_back(request, ended=True)
        return super().handle_no_permission(request, view_func)
