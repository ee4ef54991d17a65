"""A notice to a commission goes out once to each person, over a real conversation."""

import pytest
from django.utils import timezone

from mailings.models import Delivery
from mailings.outbox import sending
from meetings import noticing
from meetings.models import NoticeCopy
from tests.cast import commission_scene

pytestmark = pytest.mark.django_db


def test_send_due_delivers_a_notice_to_each_reader_once_and_tells_its_copy(sink):
    scene, now = commission_scene(), timezone.now()
    sink.rcpt["titular@pacto.example"] = "550 no such user"
    words = {"subject": "Nos vemos <b>\r\nBcc: x@y.example", "text": "A & B."}
    noticing.write(scene.commission, **words, by=scene["focal"], at=now)
    assert sending.send_due() == 2
    assert sending.send_due() == 0
    assert sorted(sink.recipients) == ["delegate@pacto.example", "focal@pacto.example"]
    message = sink.messages[0][1]
    assert message["Subject"].strip() == "Lactancia: Nos vemos <b> Bcc: x@y.example"
    assert message["Bcc"] is None
    text, html = (message.get_body([kind]).get_content() for kind in ("plain", "html"))
    link = scene.url("commission_notice", NoticeCopy.objects.first().notice_id)
    assert text.count(link) == 1
    assert text.count("A & B.") == 1
    assert html.count("A &amp; B.") == 2  # and once in the first words, which mailboxes show
    copies = [(copy.failure, copy.sent_at is None) for copy in NoticeCopy.objects.order_by("user__name")]
    assert copies == [("", False), ("", False), ("550 no such user", True)]
    assert sorted(Delivery.objects.values_list("kind", "state")) == [
        ("commission_notice", "failed"),
        ("commission_notice", "sent"),
        ("commission_notice", "sent"),
    ]
