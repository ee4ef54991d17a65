"""Every rule by name, the most pressing first."""

from .agreements import AGREEMENT_STEPS
from .rule import Rule

RULES: dict[str, Rule] = {rule.name: rule for rule in AGREEMENT_STEPS}
