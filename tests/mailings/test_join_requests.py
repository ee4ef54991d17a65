"""A request to join is told to whoever leads the commission, and its answer to whoever asked; each once."""

import pytest
from django.utils import timezone

from commissions import handing_over, joining
from commissions.models import JoinRequest
from mailings.outbox import sending
from tests import make

pytestmark = pytest.mark.django_db


def make_request(scene) -> JoinRequest:
    organization, eva = make.organization("Tarde <b>"), make.user("eva@pacto.example", name="Eva")
    mandate = make.representation(organization, eva)
    values = {"intention": "contribute", "text": "Sabemos & queremos."}
    return joining.ask(scene.commission, mandate, **values, by=eva, at=timezone.now())


def test_request_is_mailed_to_the_focal_point_once(scene, sink):
    make_request(scene)
    assert sending.send_due() == 1
    assert sending.send_due() == 0
    assert sink.recipients == ["focal@pacto.example"]
    message = sink.messages[0][1]
    assert message["Subject"].strip() == "Tarde <b> quiere entrar a la comisión Lactancia"
    text, html = (message.get_body([kind]).get_content() for kind in ("plain", "html"))
    assert text.count(scene.url("commission_work")) == 1
    assert text.count("Sabemos & queremos.") == 1
    assert html.count("Tarde &lt;b&gt;") == 3
    assert html.count("Sabemos &amp; queremos.") == 2
    assert JoinRequest.objects.get().asking_sent_at is not None


def test_request_waits_for_somebody_who_leads(scene, sink):
    handing_over.end(scene.commission.focal_points.get(), by=scene["focal"], at=timezone.now())
    make_request(scene)
    assert sending.send_due() == 0
    assert sink.recipients == []
    make.focal_point(scene.commission, scene["titular"], scene.organization, "alternate")
    assert sending.send_due() == 1
    assert sink.recipients == ["titular@pacto.example"]


@pytest.mark.parametrize(
    ("accepted", "subject", "link"),
    [
        (True, "Su organización ya es parte de la comisión Lactancia", "commission_work"),
        (False, "Su solicitud a la comisión Lactancia", "commission"),
    ],
)
def test_answer_is_mailed_to_whoever_asked_once(scene, sink, accepted, subject, link):
    request = make_request(scene)
    joining.decide(
        request, accepted=accepted, reason="" if accepted else "Está llena.", by=scene["focal"], at=timezone.now()
    )
    assert sending.send_due() == 1
    assert sending.send_due() == 0
    assert sink.recipients == ["eva@pacto.example"]
    message = sink.messages[0][1]
    text = message.get_body(["plain"]).get_content()
    assert message["Subject"].strip() == subject
    assert text.count("Está llena.") == (0 if accepted else 1)
    assert text.count(scene.url(link) + "\r\n") == 1
    assert JoinRequest.objects.get().decision_sent_at is not None


def test_answer_goes_out_though_the_request_never_arrived(scene, sink):
    sink.rcpt["focal@pacto.example"] = "550 no such user"
    request = make_request(scene)
    assert sending.send_due() == 0
    request.refresh_from_db()
    assert request.failure == "550 no such user"
    joining.decide(request, accepted=True, by=scene["focal"], at=timezone.now())
    assert sending.send_due() == 1
    assert sink.recipients == ["eva@pacto.example"]
