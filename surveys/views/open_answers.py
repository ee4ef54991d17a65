"""What was written: read and classified; and, of a survey that said so, who said what."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import SuspiciousOperation
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kit.pages.paging import page_of
from kit.text.searching import search
from surveys.access import readable_question, require_staff
from surveys.forms.coding import A_PAGE, ShownForm, code_forms
from surveys.models import Question, Wave
from surveys.named_answers import named_answers
from surveys.open_answers import code, open_answers


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def wave_words(request, slug, pk):
    question, may_code = readable_question(request.user, slug, pk), request.user.is_staff
    if request.method == "POST":
        require_staff(request.user)
        number = _coded(request.POST, question)
        sentence = ngettext("Quedó clasificada %d respuesta.", "Quedaron clasificadas %d respuestas.", number) % number
        messages.success(request, sentence)
        further = request.POST.get("page", "")
        return redirect(f"{request.path}?page={further}" if further.isdecimal() else request.get_full_path())
    only_waiting = "pendientes" in request.GET
    rows = open_answers(question)
    page = page_of(rows.filter(tone="") if only_waiting else rows, request.GET.get("page"), size=A_PAGE)
    context = {"question": question, "wave": question.section.wave, "page": page, "only_waiting": only_waiting}
    if may_code:
        shown = [row.pk for row in page]
        context["shown"] = ShownForm(initial={"answers": shown})
        context["forms"] = code_forms(None, rows.filter(pk__in=shown))
    return render(request, "surveys/wave_words.html", context)


def _coded(data, question: Question) -> int:
    """Save what differs on the page that was sent; answers how many did."""
    shown = ShownForm(data)
    if not shown.is_valid():
        raise SuspiciousOperation(_("La página que envió no está completa. Ábrala otra vez."))
    rows = open_answers(question).filter(pk__in=shown.cleaned_data["answers"])
    changed = [form for form in code_forms(data, rows) if form.has_changed()]
    if not all(form.is_valid() for form in changed):
        raise SuspiciousOperation(_("Elija los temas y el tono de las listas."))
    code({form.answer: form.code() for form in changed})
    return len(changed)


@require_safe
def wave_names(request, slug):
    require_staff(request.user)
    wave = get_object_or_404(Wave.objects.readable_by(request.user), slug=slug, is_named=True)
    rows = wave.invitees.filter(answers__isnull=False).distinct().select_related("organization", "user")
    typed = request.GET.get("q", "")
    rows = search(rows, typed, ["organization__search", "user__name"])
    page = page_of(rows.order_by("organization__sort_key", "pk"), request.GET.get("page"), size=A_PAGE)
    context = {"wave": wave, "page": page, "named_answers": named_answers(page), "typed": typed}
    return render(request, "surveys/wave_names.html", context)
