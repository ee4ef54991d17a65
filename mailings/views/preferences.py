"""What a person wants to receive: by link without a login, and in the portal."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.editing.pages import DONE, SHOWN, attempt, form_page, post_data
from kit.pages import links
from mailings import preferences, subscriptions
from mailings.forms.preferences import TopicsForm
from members.models import User


@links.opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def mail_leave(request, token):
    """A mail program posts here without a cookie and takes no redirect (RFC 8058); looking changes nothing."""
    user, topics, is_closed = read(preferences.read_leave, token)
    if request.method == "POST":
        subscriptions.unsubscribe(user, [topic.name for topic in topics], at=timezone.now())
    context = {"topics": topics, "is_done": request.method == "POST"}
    context["choose"] = reverse("my_mail_topics") if is_closed else preferences.preferences_link(user)
    return render(request, "mailings/leave.html", context)


@links.opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def mail_preferences(request, token):
    user = read(preferences.read_preferences, token)
    form = TopicsForm(post_data(request), initial={"topics": preferences.chosen_topics(user)})
    status, _answer = attempt(form, lambda form: _choose(user, form))
    context = {"form": form, "is_done": status == DONE}
    return render(request, "mailings/preferences.html", context, status=SHOWN if status == DONE else status)


@require_http_methods(["GET", "HEAD", "POST"])
def my_mail_topics(request):
    return form_page(
        request,
        TopicsForm(post_data(request), initial={"topics": preferences.chosen_topics(request.user)}),
        act=lambda form: _choose(request.user, form),
        done=_("Guardado: así le escribiremos desde ahora."),
        then=reverse("my_mail_topics"),
        template="mailings/mail_choices.html",
    )


def _choose(user: User, form: TopicsForm) -> None:
    subscriptions.choose(user, form.cleaned_data["topics"], at=timezone.now())


def read(reader, token: str):
    """What the link opens; Http404 for every other string, and where the person is gone."""
    try:
        return reader(token)
    except (links.BadLinkError, User.DoesNotExist, ValueError) as error:
        raise Http404(_("Este enlace no sirve. Entre al portal y elija ahí qué correos recibe.")) from error
