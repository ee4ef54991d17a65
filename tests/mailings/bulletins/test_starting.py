"""A bulletin whose moment has come goes to everybody once, over a real conversation."""

import pytest

from mailings import sending
from mailings.models import Delivery, Item
from tests.mailings.issue import members, scheduled

pytestmark = pytest.mark.django_db


def test_bulletin_goes_once_to_everybody_and_is_then_in_the_archive(sink, client):
    members("Ana", "Beto")
    bulletin = scheduled()
    assert client.get(bulletin.get_absolute_url()).status_code == 404
    assert (sending.send_due(), sending.send_due()) == (2, 0)
    assert sorted(sink.recipients) == ["ana@pacto.example", "beto@pacto.example"]
    message = dict(sink.messages)["ana@pacto.example"]
    assert message["Subject"].strip() == "El Pacto en noviembre"
    text, html = (message.get_body([kind]).get_content() for kind in ("plain", "html"))
    assert (text.count("Hola, Ana:"), html.count("Hola, Ana:")) == (1, 1)
    assert text.count("- Uno y otro (https://a.example)") == 1
    assert html.count('<strong>Uno</strong> y <a href="https://a.example">otro</a>') == 1
    assert list(Item.objects.values_list("rule", "object_id", "period", "delivery__state").distinct()) == [
        ("bulletin", bulletin.pk, f"{bulletin.month:%Y-%m}", "sent")
    ]
    assert Delivery.objects.filter(bulletin=bulletin, state="sent").count() == 2
    page = client.get(bulletin.get_absolute_url())
    assert (page.status_code, page.content.decode().count("Hola,")) == (200, 0)
