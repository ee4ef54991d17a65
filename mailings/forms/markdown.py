"""A box for text with bold words, links and lists; with scripts it has buttons for them."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _


class MarkdownArea(forms.Textarea):
    class Media:
        js = ["js/markdown.js"]

    def __init__(self, *, rows: int):
        super().__init__(attrs={"rows": rows, "class": "vLargeTextField", "data-markdown": ""})

    def render(self, name, value, attrs=None, renderer=None):
        """With the buttons, which scripts bring to sight, and what they write in words."""
        box = super().render(name, value, attrs, renderer)
        buttons = [("bold", _("Negritas")), ("link", _("Enlace")), ("list", _("Lista"))]
        drawn = [format_html('<button type="button" data-mark="{}">{}</button> ', *one) for one in buttons]
        hint = _(
            "Una línea vacía separa párrafos; «- » hace una lista; **negritas**; [palabras](https://…) es un enlace."
        )
        question = _("¿A qué dirección lleva el enlace?")
        return format_html(
            '<div class="markdown"><div class="markdown__buttons" data-question="{}" hidden>{}{}{}</div>{}'
            '<p class="help">{}</p></div>',
            *(question, *drawn, box, hint),
        )
