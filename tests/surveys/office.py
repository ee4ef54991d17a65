"""The pages of the coordination's office as a browser sends them, and what they answer."""

from django.urls import reverse

from surveys.models import Question, Section


def url(row, name: str = "change") -> str:
    return reverse(f"admin:surveys_{row._meta.model_name}_{name}", args=[row.pk])


def add_question_url(section: Section) -> str:
    return reverse("admin:surveys_question_add") + f"?seccion={section.pk}"


def question_data(question: Question | None = None, **typed) -> dict:
    """The page of a question as a browser sends it, with what was typed over what it had."""
    if question is None:
        return {"kind": "agreement"} | typed
    data = {"kind": question.kind, "wording": question.wording, "options": "\n".join(question.options)}
    data |= {"is_required": "on"} if question.is_required else {}
    data |= {name: getattr(question, name) for name in ("lowest", "highest") if getattr(question, name) is not None}
    data["conditions"] = [f"{question.shown_if_id}:{value}" for value in question.shown_values]
    return data | typed


def refusal(answer) -> str:
    assert answer.status_code == 422
    errors = answer.context["adminform"].form.errors
    return " ".join(str(one) for lines in errors.values() for one in lines)
