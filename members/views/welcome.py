"""The first time: three small steps that confirm the data, the people and the privacy notice."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from members.forms.people import ConsentForm, PersonForm
from members.models import Consent, Invitation, PrivacyNotice, Representation, User
from members.record_editing import confirm_record


@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request):
    now = timezone.now()
    mandates = Representation.objects.speaking(request.user, at=now)
    mandates = list(mandates.prefetch_related("organization__working_states"))
    form = PersonForm(request.POST if request.method == "POST" else None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        User.objects.filter(pk=request.user.pk).update(**form.cleaned_data)
        for mandate in mandates:
            if mandate.may_manage:
                confirm_record(mandate.organization, by=request.user, at=now)
        return redirect("welcome_people")
    context = {"mandates": mandates, "form": form}
    return render(request, "members/welcome_data.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def welcome_people(request):
    if request.method == "POST":
        return redirect("welcome_privacy")
    now = timezone.now()
    mandates = list(Representation.objects.speaking(request.user, at=now))
    organizations = [mandate.organization for mandate in mandates]
    people = Representation.objects.living(at=now).filter(organization__in=organizations).select_related("user")
    invited = Invitation.objects.open(at=now).filter(organization__in=organizations)
    context = {"mandates": mandates, "people": people.order_by("term"), "invited": invited}
    return render(request, "members/welcome_people.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def welcome_privacy(request):
    now = timezone.now()
    notice = PrivacyNotice.objects.current(at=now)
    form = ConsentForm(request.POST if request.method == "POST" else None, notice=notice)
    if form.is_valid():
        with transaction.atomic():
            if notice:
                Consent.objects.get_or_create(notice=notice, user=request.user, application=None)
            User.objects.filter(pk=request.user.pk, welcomed_at=None).update(welcomed_at=now)
        thanks = _("Gracias: anotamos que aceptó el aviso de privacidad.")
        if not request.user.welcomed_at:
            thanks = _("Listo: ya puede usar el portal. Le damos la bienvenida.")
        messages.success(request, thanks)
        return redirect("my_organizations" if request.user.is_representative else "home")
    status = 422 if request.method == "POST" else 200
    context = {"notice": notice, "form": form, "is_first_time": not request.user.welcomed_at}
    return render(request, "members/welcome_privacy.html", context, status=status)
