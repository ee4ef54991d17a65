"""What the coordination chooses from, in the order of the alphabet."""

import pytest

from surveys.admin.findings import FindingForm
from surveys.forms.coding import code_forms
from surveys.models import Answer, Question, Theme
from tests import make
from tests.surveys.waves import make_wave

pytestmark = pytest.mark.django_db
SAID = ("Tomás", "Ñusta", "Ángel", "Nora")
ORDERED = ["Ángel", "Nora", "Ñusta", "Tomás"]


def test_finding_names_who_is_in_charge_in_the_order_of_the_alphabet():
    for name in SAID:
        make.office(make.user(name=name))
    assert [user.name for user in FindingForm().fields["owner"].queryset if user.name in SAID] == ORDERED


def test_themes_to_classify_by_stand_in_the_order_of_the_alphabet():
    for place, name in enumerate(SAID):
        Theme.objects.create(code=f"tema-{place}", name=name)
    Answer.objects.create(question=Question.objects.filter(section__wave=make_wave()).first(), text="Algo")
    choices = code_forms(None, Answer.objects.all())[0].fields["themes"].choices
    assert [name for _key, name in choices if name in SAID] == ORDERED
