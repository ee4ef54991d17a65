"""Editing: two texts made one, what was chosen after a conflict, and what a form's page answers."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from commissions.forms.agendas import AgendaSectionForm
from commissions.models import AgendaSection
from kit.editing.merging import merged_text
from kit.editing.pages import CONFLICT, DONE, REFUSED, SHOWN, attempt
from kit.editing.versions import ConflictError
from tests.pacto.costs import ENOUGH, assert_costs_its_length, seconds


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "together"),
    [
        ("1\n2", "1\n2\n3", "1\n2\n3", "1\n2\n3"),
        ("1\n2", "1\n2\nmío", "1\n2\nsuyo", "1\n2\nsuyo\nmío"),
        ("1\n2\n3", "1 mío\n2\n3", "1\n2\n3 suyo", "1 mío\n2\n3 suyo"),
        ("1\n2\n3", "1\n3", "1\n2\n3\n4", "1\n3\n4"),
        ("1\n2\n3", "3", "1\n2\n3", "3"),
        ("", "A\nB", "A\nC", "A\nC\nB"),
        ("", "A", "A", "A"),
        (
            "Que nazcan sanos.",
            "Que nazcan sanos. Que crezcan.",
            "Que nazcan sanos. Que jueguen.",
            "Que nazcan sanos. Que jueguen. Que crezcan.",
        ),
        ("Uno.", "Uno.\n\nMío.", "Uno.\n\nSuyo.", "Uno.\n\nSuyo.\nMío."),
        ("a\nb\nc", "a\nX\nc\nd", "a\nY\nc", "a\nY\nX\nc\nd"),
        ("a", "", "a\nb", "a\nb"),
        ("Con acento", "Con acento", "", ""),
    ],
)
def test_two_texts_are_made_one_line_by_line(before, mine, theirs, together):
    assert merged_text(before, mine, theirs) == together


@pytest.mark.parametrize("lines", [("a",), ("a", "b")])
def test_merging_costs_what_its_texts_are_long(lines):
    """Red without its bound: what a form was opened on is as long as one likes, and 40 kB took 50 seconds."""
    ours = "\n".join(lines * 2_000)
    assert_costs_its_length(lambda text: merged_text(text, ours, f"{ours}\nb"), ["a\n", "a\nb\n"])
    assert_costs_its_length(lambda text: merged_text("", text, f"{text}b"), ["a.", "a.b."], most=6_000)


def test_merging_many_lines_of_many_sentences_costs_little():
    """Red with the bound of a whole text for each line: a text of 10 kB took more than a second."""
    mine, theirs = ("".join(("ab"[i % 2] + "x" * (i % step > 0)) + "." for i in range(280)) for step in (3, 5))
    long = "\n".join([f"y.{theirs}"] * 10)
    assert seconds(lambda text: merged_text("z", text, long), "\n".join([mine] * 10)) < ENOUGH


def taken(**sent) -> str:
    """What the form of a section says after its writer chose."""
    data = QueryDict(mutable=True)
    data.update(sent)
    section = AgendaSection(kind="objectives", content={"objectives": "De Ana"})
    form = AgendaSectionForm(data, instance=section, goals={})
    return form.content()["objectives"] if form.is_valid() else form.errors


@pytest.mark.parametrize("take", ["mine", "theirs", "both", ""])
def test_a_hand_correction_is_never_lost(take):
    offered = {"objectives": "Lo corregido\r\na mano", "offered_objectives": "De Ana\r\nDe Berta"}
    kept = taken(**offered, take_objectives=take, mine_objectives="De Berta")
    assert kept == "Lo corregido\na mano"


@pytest.mark.parametrize(("take", "kept"), [("mine", "De Berta"), ("theirs", "De Ana")])
def test_an_offered_text_left_alone_is_no_correction(take, kept):
    offered = {"objectives": "De Ana\r\nDe Berta", "offered_objectives": "De Ana\nDe Berta"}
    assert taken(**offered, take_objectives=take, mine_objectives="De Berta") == kept


class ReasonForm(forms.Form):
    reason = forms.CharField()


def refuse(_form):
    raise ValidationError("No.")


def meet(_form):
    raise ConflictError("Alguien lo cambió.")


@pytest.mark.parametrize(
    ("data", "act", "status", "errors"),
    [
        (None, refuse, SHOWN, []),
        ({"reason": ""}, meet, REFUSED, ["Este campo es obligatorio."]),
        ({"reason": "x"}, refuse, REFUSED, ["No."]),
        ({"reason": "x"}, meet, CONFLICT, ["Alguien lo cambió."]),
        ({"reason": "x"}, lambda form: form.cleaned_data["reason"], DONE, []),
    ],
)
def test_attempt_has_one_status_for_each_outcome(data, act, status, errors):
    form = ReasonForm(data)
    assert attempt(form, act) == (status, "x" if status == DONE else None)
    assert [str(sentence) for field in form.errors.values() for sentence in field] == errors
