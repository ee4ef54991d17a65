"""The pages of the coordination's office as a browser sends them, and what they answer."""

from django.urls import reverse

from surveys import building
from surveys.models import Question, Section


def url(row, name: str = "change") -> str:
    return reverse(f"admin:surveys_{row._meta.model_name}_{name}", args=[row.pk])


def section_data(section: Section, *rows: dict, **fields) -> dict:
    """The page of a section as a browser sends it: its questions changed by `rows`, further ones added."""
    own = list(section.questions.order_by("position"))
    data = {"title": section.title, "text": "", "place": section.position, "version": section.version, **fields}
    number = max(len(own), len(rows))
    data |= {"questions-TOTAL_FORMS": number, "questions-INITIAL_FORMS": len(own)}
    for index in range(number):
        row = as_typed(own[index]) if index < len(own) else {"kind": "agreement"}
        row |= rows[index] if index < len(rows) else {}
        data |= {f"questions-{index}-{name}": value for name, value in row.items()}
    return data


def as_typed(question: Question) -> dict:
    words = "\n".join(building.shown_words(question, question.shown_if))
    typed = {"id": question.pk, "section": question.section_id, "place": question.position, "kind": question.kind}
    typed |= {"wording": question.wording, "options": "\n".join(question.options), "help": question.help}
    typed |= {"is_required": "on"} if question.is_required else {}
    typed |= {name: getattr(question, name) for name in ("lowest", "highest") if getattr(question, name) is not None}
    return typed | {"shown_if": question.shown_if_id or "", "shown_words": words}


def refusal(answer) -> str:
    assert answer.status_code == 422
    formset = answer.context["inline_admin_formsets"][0].formset
    form = answer.context["adminform"].form
    sentences = [str(one) for errors in [*formset.errors, form.errors] for lines in errors.values() for one in lines]
    return " ".join([*sentences, *map(str, formset.non_form_errors())])
