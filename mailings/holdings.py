"""What the ledger holds about an organisation, for its own people to take along."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.holdings import Holding, contribute, facts
from mailings.received import sent_to


@contribute("correos", gettext_lazy("Correos"))
def ledger(organization, *, at):
    return [
        Holding(_("Correos del portal"), [facts(row, leave_out=("id",)) for row in sent_to(organization).reverse()])
    ]
