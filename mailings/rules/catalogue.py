"""Every rule by name, the most pressing first: so its parts stand in a message."""

from .agreements import AGREEMENT_GIVEN, AGREEMENT_STEPS
from .commissions import AGENDA_INCOMPLETE, FOCAL_POINT_SILENT
from .records import CONFIRMATION_UNANSWERED, INVITATION_EXPIRING
from .returns import MAIL_SENT_BACK
from .rule import Rule
from .surveys import SURVEY_MISSING, SURVEY_OPENED

ORDER = (
    INVITATION_EXPIRING,
    MAIL_SENT_BACK,
    *AGREEMENT_STEPS,
    AGREEMENT_GIVEN,
    FOCAL_POINT_SILENT,
    SURVEY_OPENED,
    SURVEY_MISSING,
    CONFIRMATION_UNANSWERED,
    AGENDA_INCOMPLETE,
)
RULES: dict[str, Rule] = {rule.name: rule for rule in ORDER}
