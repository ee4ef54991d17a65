"""What is kept about an organisation's agreements, voices and meetings, for its own people to take along."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.data_export import table_of
from kit.registries.data_export import export_section

from .models import Agreement, AgreementAnswer, AgreementComment, Meeting, Voice


@export_section("acuerdos", gettext_lazy("Acuerdos y voces"))
def work(organization, *, at):
    own, about = {"organization": organization}, {"agreement__organization": organization}
    agreements = (
        Agreement.objects.filter(**own)
        .order_by("made_at")
        .select_related(
            *("body__commission", "responsible", "verifier", "meeting", "proposal"),
            *("made_by", "claimed_by", "closed_by"),
        )
    )
    answers = AgreementAnswer.objects.filter(**about).select_related(
        "agreement__body__commission", "made_by", "settled_by"
    )
    comments = AgreementComment.objects.filter(**about).select_related("agreement__body__commission", "made_by")
    voices = Voice.objects.filter(**own).select_related("proposal", "given_by")
    came = Meeting.objects.filter(organizations=organization).select_related("body__commission", "made_by")
    return [
        table_of(_("Acuerdos de que responde"), agreements),
        table_of(_("Lo que contestó sobre sus acuerdos"), answers),
        table_of(_("Comentarios a sus acuerdos"), comments),
        table_of(_("Sus voces en las propuestas"), voices),
        table_of(_("Reuniones a que vino"), came, "sequence"),
    ]
