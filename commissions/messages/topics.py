"""What a person may do without of the mail about commissions, and what examples are about."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.models import Commission
from kit.messages import Topic, TopicGroup, topics

REMINDERS = Topic("reminders", gettext_lazy("Recordatorios de acuerdos, agendas y comisiones"), TopicGroup.WORK)
COMMISSION_NEWS = Topic("commission_news", gettext_lazy("Lo que pasa en mis comisiones"), TopicGroup.WORK)
topics.register(REMINDERS, COMMISSION_NEWS)


def example_commission() -> Commission:
    """One that is in no database."""
    return Commission(number=1, name=_("Ejemplo"), slug="ejemplo")
