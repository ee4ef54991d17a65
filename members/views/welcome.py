"""The first time: three small steps that confirm the data, the people and the privacy notice."""

from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.editing.pages import form_page, post_data
from members.forms.people import ConsentForm, PersonForm
from members.models import Consent, Invitation, PrivacyNotice, Representation, User
from members.record_editing import confirm_record


@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request):
    now = timezone.now()
    mandates = Representation.objects.speaking(request.user, at=now)
    mandates = list(mandates.prefetch_related("organization__working_states"))

    def save(form):
        User.objects.filter(pk=request.user.pk).update(**form.cleaned_data)
        for mandate in mandates:
            if mandate.may_manage:
                confirm_record(mandate.organization, by=request.user, at=now)

    form, then = PersonForm(post_data(request), instance=request.user), reverse("welcome_people")
    return form_page(request, form, act=save, then=then, template="members/welcome_data.html", mandates=mandates)


@require_http_methods(["GET", "HEAD", "POST"])
def welcome_people(request):
    if request.method == "POST":
        return redirect("welcome_privacy")
    now = timezone.now()
    mandates = list(Representation.objects.speaking(request.user, at=now))
    organizations = [mandate.organization for mandate in mandates]
    people = Representation.objects.active(at=now).filter(organization__in=organizations).select_related("user")
    invitations = Invitation.objects.open(at=now).filter(organization__in=organizations)
    context = {"mandates": mandates, "people": people.order_by("term"), "invitations": invitations}
    return render(request, "members/welcome_people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def welcome_privacy(request):
    now, is_first_time = timezone.now(), not request.user.welcomed_at
    notice = PrivacyNotice.objects.current(at=now)

    def consent(form):
        with transaction.atomic():
            if notice:
                Consent.objects.get_or_create(notice=notice, user=request.user, application=None)
            User.objects.filter(pk=request.user.pk, welcomed_at=None).update(welcomed_at=now)

    welcome = _("Listo: ya puede usar el portal. Aquí están los primeros pasos de su organización.")
    return form_page(
        request,
        ConsentForm(post_data(request), notice=notice),
        act=consent,
        done=welcome if is_first_time else _("Gracias: anotamos que aceptó el aviso de privacidad."),
        then=reverse("home"),
        template="members/welcome_privacy.html",
        notice=notice,
        is_first_time=is_first_time,
    )
