"""The interface speaks as people in Mexico do: words that docs/estilo.md refuses stand in no sentence of it."""

import ast
import re
from pathlib import Path

import pytest
from django import forms
from django.core import validators
from django.utils.translation.template import templatize

from tests.sources import ROOT, module_paths, syntax_tree

WRAPPERS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext"}
LITERAL = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\"""")

# Of somebody who is seen, met or invited Mexico says «la» or «lo», or turns the sentence round; «se le» is heard there.
SEEN = r"(?:ven?\b|invit|conoc|conozc|busc|nombr|represent|elig|admit|acompañ|reciben?\b|espera)"
# Pattern → a sentence that it refuses. What is said instead stands in docs/estilo.md.
REFUSED = {
    rf"(?<!\b[Ss]e )\b[Ll]es? {SEEN}": "Pida a la suya que le inviten.",
    r"\b(?:encontrar|contactar|invitar|nombrar|conocer|ver)les?\b|\b[Ii]nvítele": "Dónde trabajan y cómo encontrarles.",
    r"\bse les? reconozca": "No escriba datos por los que se le reconozca.",
    r"\b[Pp]uls(?:e|ar|ando)\b": "Abra el enlace y pulse el botón.",
    r"\b[Cc]li(?:c|ck)\b": "Haga clic aquí.",
    r"\b(?:[Ii]ntroduzca|[Ii]ngrese)\b": "Ingrese una URL válida.",
    r"\bURL\b": "Escriba la URL.",
    r"\b[Ss]lug\b": "Introduzca un “slug” válido.",
    r"\b(?:ordenador|fichero|móvil)\b": "Escriba su número de móvil.",
    r"\b(?:tus|puedes|tienes|quieres|debes)\b": "Aquí puedes cambiarlo.",
    r"\b20\d\d-\d\d-\d\d\b": "Escriba el día así: 2025-12-31.",
    r"\bmanage\.py\b": "Lo publicó manage.py import_figures.",
    r"\b[Ll]levarse\b": "Llevarse las cifras",
    r"Elegir cuáles": "Elegir cuáles",
    r"Que escriba en la agenda": "Que escriba en la agenda",
    r"[Dd]ado por hecho|[Dd]ijo hecho": "Dado por hecho el",
    r"[Pp]iden? entrar": "Piden entrar",
    r"^Recibir$|No por ahora": "Recibir",
    r"A qué viene": "A qué vienen",
    r"^Objeto$": "Objeto",
    r"(?:no|ya) han? hablado|Quedó la voz": "12 organizaciones no han hablado",
    r"cosas? esperan?|[Nn]ada espera": "1 cosa espera por usted.",
    r"[Pp]oner a comentarios": "Poner a comentarios",
    r"fecha pasó de": "La fecha pasó de 5 de diciembre a 15.",
    r"Responde:": "Responde: Piñata de Cuidados",
    r"(?:Abrir|Cerrar) mi calendario": "Abrir mi calendario",
    r"[Ss]us? gente\b|[Ss]us personas|Son estas las personas": "Su gente",
    r"Así les ven": "Así les ven",
    r"datos siguen siendo estos|Son correctos, seguir": "Mis datos siguen siendo estos",
    r"La da una invitación": "La da una invitación de su organización.",
    r"\b[Rr]evoc(?:ar|arl[ao]|ad[ao])\b": "Revocar",
    r"[Tt]erminar su representación|\b[Oo]torgó|[Ee]status por": "Terminar su representación",
    r"Ver lo que se sabía": "Ver lo que se sabía el día",
    r"Dirección de la (?:fuente|evidencia)": "Dirección de la evidencia",
    r"Ningún número (?:que se muestre )?es de menos": "Ningún número es de menos de cinco.",
    r"^a lo más (?:%|\d)|a lo más tarde": "a lo más 40 % en 2030",
    r"Más (?:bajo|alto) es mejor": "Más bajo es mejor",
    r"leer lo que llegó": "No se puede leer lo que llegó",
    r"lector de noticias|\bAtom\b": "Seguirlos con un lector de noticias (Atom)",
    r"\b[Rr]eactivos?\b": "banco de reactivos",
    r"\b(?:Vigencia|Operador|[Aa]bsorbida)\b": "Se queda con la absorbida",
}


def literals(text: str) -> list[str]:
    return [ast.literal_eval(match) for match in LITERAL.findall(text)]


def sentences_of_module(path: Path) -> list[str]:
    """Every text of a module that is wrapped for translation."""
    calls = (node for node in ast.walk(syntax_tree(path)) if isinstance(node, ast.Call))
    own = [call for call in calls if getattr(call.func, "id", getattr(call.func, "attr", "")) in WRAPPERS]
    texts = [part.value for call in own for part in call.args if isinstance(part, ast.Constant)]
    return [text for text in texts if isinstance(text, str)]


def sentences_of_template(path: Path) -> list[str]:
    """Every text of a template that is wrapped for translation, as Django's own extractor finds it."""
    return [" ".join(text.split()) for text in literals(templatize(path.read_text(encoding="utf-8")))]


def interface() -> dict[str, list[str]]:
    """File → its sentences: of modules, templates and the words that the portal has in place of a library's."""
    templates = [path for path in (ROOT / "templates").rglob("*") if path.suffix in (".html", ".txt")]
    catalogue = ROOT / "locale/es_MX/LC_MESSAGES/django.po"
    words = re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', catalogue.read_text(encoding="utf-8"), re.MULTILINE)
    return (
        {str(path.relative_to(ROOT)): sentences_of_module(path) for path in module_paths()}
        | {str(path.relative_to(ROOT)): sentences_of_template(path) for path in templates}
        | {str(catalogue.relative_to(ROOT)): words}
    )


def refused(sentences: list[str]) -> list[str]:
    return [text for text in sentences if any(re.search(pattern, text) for pattern in REFUSED)]


@pytest.mark.parametrize(("pattern", "example"), REFUSED.items())
def test_pattern_refuses_its_example(pattern, example):
    assert re.search(pattern, example)


def test_sentences_of_templates_and_modules_are_read(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "{% load i18n %}{# pulse #}{% translate 'Uno' %}{% include 'x' with label=_('Dos') %}"
        "{% blocktranslate count n=2 %}Tres{% plural %}Cuatro{% endblocktranslate %}{% if slug %}slug{% endif %}"
    )
    assert sentences_of_template(page) == ["Uno", "Dos", "Tres", "Cuatro"]
    module = tmp_path / "module.py"
    module.write_text('"""Slug."""\nlabel = _("Uno")\nwords = ngettext("Dos", "Tres", 2)\nslug = "slug"\n')
    assert sentences_of_module(module) == ["Uno", "Dos", "Tres"]


def test_no_sentence_of_the_interface_has_a_refused_word():
    files = {name: refused(sentences) for name, sentences in interface().items()}
    assert {name: sentences for name, sentences in files.items() if sentences} == {}


def test_no_answer_of_a_form_has_a_refused_word():
    """What Django says of a field that was filled in wrongly."""
    fields = [one for one in vars(forms).values() if isinstance(one, type) and issubclass(one, forms.Field)]
    answers = [text for one in fields for text in one.default_error_messages.values()]
    rules = [validators.validate_email, validators.URLValidator(), validators.RegexValidator()]
    rules += [validators.validate_slug, validators.validate_unicode_slug]
    assert refused([str(text) for text in answers + [rule.message for rule in rules]]) == []


def test_style_page_shows_every_refused_word():
    page = " ".join((ROOT / "docs/estilo.md").read_text(encoding="utf-8").split())
    assert [pattern for pattern in REFUSED if not re.search(pattern.strip("^$"), page)] == []
