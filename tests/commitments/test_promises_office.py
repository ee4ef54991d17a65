"""The coordination's rooms for what was promised: reasons, history, generations to come, judgements, conditions."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from commitments.models import Commitment, Condition, Generation, Indicator, Judgement, Pledge, Target
from commitments.releasing.preparing import prepare
from commitments.releasing.publishing import publish

pytestmark = pytest.mark.django_db


def url(row, act: str = "change") -> str:
    return reverse(f"admin:commitments_{row._meta.model_name}_{act}", args=[row.pk])


def form_of(client, address: str) -> dict:
    """What a browser would send back from a form of the office, untouched."""
    form = client.get(address).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items() if value is not False}


@pytest.fixture
def target() -> Target:
    """A target of the current generation."""
    return Target.objects.filter(pledge__generation__slug="2024", value__isnull=False).first()


def with_figures() -> Indicator:
    row = {"indicator": "anemia-ensanut", "year": "2023", "value": "24.5", "source": "ENSANUT"}
    publish(prepare([(1, row)], title="x", by=None, at=timezone.now()), by=None, at=timezone.now())
    return Indicator.objects.get(code="anemia-ensanut")


def test_office_target_in_force_changes_only_with_a_reason_that_stays_in_its_history(staff, cast, target):
    sent = form_of(staff, url(target)) | {"value": "1.5"}
    refused = staff.post(url(target), sent)
    assert refused.context["adminform"].form.errors == {"change_reason": ["Diga por qué cambia «valor»."]}
    assert staff.post(url(target), sent | {"change_reason": "Errata de la prensa."}).status_code == 302
    target.refresh_from_db()
    assert str(target.value) == "1.50000"
    entry = next(iter(staff.get(url(target, "timeline")).context["page"]))
    assert entry.who == str(cast["staff"])
    assert entry.note == "Errata de la prensa."
    assert [change.label for change in entry.changes] == ["Valor"]


def test_office_target_source_is_mended_without_a_reason(staff, target):
    sent = form_of(staff, url(target)) | {"source": "Otra."}
    assert staff.post(url(target), sent).status_code == 302


def test_office_target_is_in_the_unit_of_its_indicator(staff, target):
    sent = form_of(staff, url(target)) | {"operator": "at_least", "value": "5", "unit": "persons", "change_reason": "x"}
    sent["indicator"] = Indicator.objects.filter(unit="percent").first().pk
    errors = staff.post(url(target), sent).context["adminform"].form.errors
    assert errors == {"unit": ["El indicador se mide en «%»: la meta también."]}


def test_office_every_target_and_pledge_of_the_catalogue_can_be_saved_as_it_is(staff):
    rows = [*Target.objects.all(), *Pledge.objects.all(), *Indicator.objects.all(), *Condition.objects.all()]
    statuses = {
        f"{row._meta.model_name} {row}": staff.post(url(row), form_of(staff, url(row))).status_code for row in rows
    }
    assert {name: status for name, status in statuses.items() if status != 302} == {}


def test_office_indicator_with_figures_keeps_its_unit_and_asks_why_its_direction_turns(staff):
    indicator = with_figures()
    sent = form_of(staff, url(indicator))
    assert "unit" not in sent
    refused = staff.post(url(indicator), sent | {"direction": "higher", "unit": "persons"})
    assert list(refused.context["adminform"].form.errors) == ["change_reason"]
    staff.post(url(indicator), sent | {"direction": "higher", "unit": "persons", "change_reason": "Estaba al revés."})
    indicator.refresh_from_db()
    assert indicator.unit == "percent"
    assert indicator.direction == "higher"


def test_office_indicator_without_figures_is_changed_freely(staff):
    indicator = Indicator.objects.get(code="anemia-ensanut")
    sent = form_of(staff, url(indicator)) | {"direction": "higher", "unit": "persons"}
    assert staff.post(url(indicator), sent).status_code == 302


def test_office_future_generation_takes_over_on_its_day_by_itself(staff):
    today = timezone.localdate()
    day = today + timedelta(days=30)
    adopted = {"slug": "futura", "name": "Compromisos que vienen", "adopted_on": day.isoformat(), "source": "Asamblea"}
    add = reverse("admin:commitments_generation_add")
    assert staff.post(add, adopted | {"adopted_on": today.isoformat()}).status_code == 422
    assert staff.post(add, adopted).status_code == 302
    generation = Generation.objects.get(slug="futura")
    assert Generation.objects.current(on=day).slug == "2024"  # it promises nothing yet
    pledge = {"generation": generation.pk, "number": "1", "text": "Prometido.", "source": "Asamblea"}
    pledge["commitments"] = [Commitment.objects.first().pk]
    assert staff.post(reverse("admin:commitments_pledge_add"), pledge).status_code == 302
    assert [Generation.objects.current(on=day - timedelta(days=n)).slug for n in (1, 0)] == ["2024", "futura"]


def test_office_adds_nothing_to_a_generation_in_force_without_a_reason(staff):
    pledge = {
        "generation": Generation.objects.get(slug="2024").pk,
        "number": "13",
        "text": "Más.",
        "commitments": ["1"],
    }
    add = reverse("admin:commitments_pledge_add")
    assert list(staff.post(add, pledge).context["adminform"].form.errors) == ["change_reason"]
    assert staff.post(add, pledge | {"change_reason": "Se olvidó."}).status_code == 302


def test_office_generation_in_force_keeps_its_day(staff):
    generation = Generation.objects.get(slug="2024")
    assert "adopted_on" not in form_of(staff, url(generation))


def test_office_judgement_says_it_bears_the_name_and_stands_with_it(staff, cast, target):
    page = staff.get(url(target, "judge"))
    assert "con su motivo, su nombre (Staff) y la fecha" in page.context["lead"]
    assert staff.post(url(target, "judge"), {"verdict": "slow", "reason": ""}).status_code == 422
    assert staff.post(url(target, "judge"), {"verdict": "slow", "reason": "Falta presupuesto."}).status_code == 302
    judgement = Judgement.objects.get()
    assert judgement.target == target
    assert judgement.made_by == cast["staff"]
    assert judgement.verdict == "slow"


def test_office_judgement_of_somebody_without_a_name_is_refused(staff, cast, target):
    cast["staff"].name = ""
    cast["staff"].save()
    staff.post(url(target, "judge"), {"verdict": "slow", "reason": "Falta presupuesto."})
    assert Judgement.objects.count() == 0


def test_office_condition_state_with_evidence_is_public_and_no_longer_waits(staff, client):
    condition = Condition.objects.first()
    now = timezone.now()
    assert Condition.objects.unreviewed(at=now).count() == 5
    for state, evidence in (("pending", "Nada."), ("partial", "Aparece en el anexo.")):
        answer = staff.post(url(condition, "review"), {"state": state, "evidence": evidence, "url": ""})
        assert answer.status_code == 302
    later = timezone.now()
    assert Condition.objects.unreviewed(at=later).count() == 4
    assert Condition.objects.unreviewed(at=later + timedelta(days=366)).count() == 5
    first = next(iter(client.get(reverse("condition_list")).context["conditions"]))
    assert [review.evidence for review in first.reviews.all()] == ["Aparece en el anexo.", "Nada."]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://x.mx", "x" * 600])
def test_office_condition_evidence_address_is_one_of_the_web(staff, address):
    answer = staff.post(url(Condition.objects.first(), "review"), {"state": "met", "evidence": "x", "url": address})
    assert list(answer.context["form"].errors) == ["url"]


def test_conditions_page_warns_of_each_damaged_text(client):
    text = client.get(reverse("condition_list")).content.decode()
    assert text.count("no lo cite como texto oficial") == Condition.objects.filter(is_damaged=True).count() == 2


@pytest.mark.parametrize("reviews", [0, 1, 10])
def test_conditions_page_asks_as_often_whatever_the_reviews(client, cast, reviews, django_assert_num_queries):
    for condition in Condition.objects.all():
        for _each in range(reviews):
            condition.reviews.create(state="pending", evidence="x", made_by=cast["staff"])
    with django_assert_num_queries(2):
        client.get(reverse("condition_list"))
