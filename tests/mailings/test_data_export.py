"""An organisation's download tells which mails were sent about it, and no other's."""

from django.utils import timezone

from kit.registries.data_export import export_tables
from mailings.models import Delivery, MailItem
from tests import make


def test_data_export_gives_the_mails_about_the_organization_alone(cast):
    for organization, email in ((cast.organization, "ana@pacto.example"), (cast.other, "beto@pacto.example")):
        invitation = make.invitation(organization, email)
        delivery = Delivery.objects.create(kind="invitation", email=email)
        MailItem.objects.create(delivery=delivery, kind="invitation", object_id=invitation.pk, period="1", email=email)
    parts = {part.title: part.rows for part in export_tables(cast.organization, at=timezone.now())}
    assert [row["correo"] for row in parts["Correos del portal"]] == ["ana@pacto.example"]
