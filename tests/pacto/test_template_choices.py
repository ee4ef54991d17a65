"""No template compares with the stored value of a choice: the model says what a page asks, by a property."""

import re

from django.db.models import Choices

from tests.sources import PACKAGES, ROOT

CONDITION = re.compile(r"\{%\s*(?:el)?if\b(.*?)%\}", re.DOTALL)
COMPARISON = re.compile(r"""(?:==|!=|\bin)\s*["']([^"']+)["']""")


def enumerations(parent: type = Choices) -> set[type]:
    """Every enumeration of choices that the portal defines."""
    below = {one for child in parent.__subclasses__() for one in {child, *enumerations(child)}}
    return {one for one in below if one.__module__.split(".")[0] in PACKAGES}


VALUES = {str(value) for one in enumerations() for value in one.values if value != ""}


def test_no_template_compares_with_the_value_of_a_choice():
    compared = {}
    for path in sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file()):
        conditions = CONDITION.findall(path.read_text(encoding="utf-8"))
        literals = {literal for condition in conditions for literal in COMPARISON.findall(condition)}
        compared[str(path.relative_to(ROOT))] = sorted(literals & VALUES)
    assert {name: literals for name, literals in compared.items() if literals} == {}
