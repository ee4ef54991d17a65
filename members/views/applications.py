"""«Quiero sumarme»: an organisation applies, confirms its e-mail and follows what becomes of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.editing.pages import form_page, post_data
from kit.forms.once import once
from kit.pages import links
from members import admission
from members.forms.applications import NewApplicationForm, correction_form
from members.models import Application, PrivacyNotice
from members.rate_limits import refuse_a_machine
from members.waiting_times import usual_days


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def application_new(request):
    notice = PrivacyNotice.objects.current(at=timezone.now())

    def submit(form):
        refuse_a_machine(request, action="application")
        row = admission.submit(form.save(commit=False), notice=notice, at=timezone.now())
        sentence = _("El enlace va a %s. ¿Está bien escrito? Si no, vuelva atrás y corríjalo.")
        messages.info(request, sentence % row.contact_email)

    form = NewApplicationForm(post_data(request), notice=notice)
    template, then = "members/application_form.html", reverse("application_sent")
    return form_page(request, form, act=submit, template=template, then=then, notice=notice)


@login_not_required
@require_safe
def application_sent(request):
    return render(request, "members/application_sent.html", {"usual_days": usual_days()})


@links.opened_by_link
@require_safe
def application(request, token):
    row = application_of(token)
    context = {"token": token, "application": row, "may_confirm": row.is_reached, "usual_days": usual_days()}
    return render(request, "members/application_detail.html", context)


@links.opened_by_link
@require_POST
def application_confirm(request, token):
    row = application_of(token)
    if row.is_reached:
        admission.confirm_email(row, at=timezone.now())
        messages.success(request, _("Gracias: su correo quedó confirmado."))
    return redirect("application", token=token)


@links.opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def application_edit(request, token):
    row = application_of(token, Application.objects.correctable())
    notice = PrivacyNotice.objects.to_accept(at=timezone.now(), application=row).first()

    def resubmit(form):
        if "contact_email" in form.changed_data:
            refuse_a_machine(request, action="application")
        admission.resubmit(form.instance, notice=notice, at=timezone.now())

    return form_page(
        request,
        correction_form(post_data(request), instance=row, notice=notice),
        act=resubmit,
        done=_("Guardamos sus correcciones."),
        then=reverse("application", args=[token]),
        template="members/application_edit.html",
        notice=notice,
        token=token,
        is_declined=row.decision == "declined",
    )


def application_of(token: str, rows=None) -> Application:
    """The application of this link, `is_reached` when it went to today's address; Http404 with a sentence otherwise."""
    try:
        key, seal = admission.read_token(token)
        rows = Application.objects.all() if rows is None else rows
        row = rows.select_related("state", "organization").get(key=key)
    except (links.BadLinkError, Application.DoesNotExist) as error:
        raise Http404(_("Este enlace no abre ninguna solicitud. Use el más reciente que le enviamos.")) from error
    row.is_reached = admission.is_sent_to(row, seal)
    return row
