"""Returned mail as servers really write it: its sentence is believed, and our faults stop no address."""

from pathlib import Path

import pytest

from mailings.bounces import tracking
from mailings.bounces.causes import cause_of
from mailings.bounces.reports import report_of
from mailings.models import Bounce
from tests.mailings.bounces import sentences, shapes
from tests.mailings.bounces.letters import bad, came

pytestmark = pytest.mark.django_db

FIELD = Path(__file__).with_name("field")
FILES = {
    "informe_sin_tipo": ("unknown", 1),
    "qmail_sin_casilla": ("unknown", 1),
    "qmail_casilla_llena": ("full", 0),
    "buzon_lleno_522": ("full", 0),
    "nuestra_ip_bloqueada_500": ("too_many", 0),
    "dmarc_en_la_respuesta": ("identity", 0),
    "remitente_518": ("identity", 0),
    "mensaje_pesado_523": ("too_big", 0),
    "vacaciones": (None, 0),
    "retraso": ("delayed", 0),
    "office_en_espanol": ("unknown", 1),
    "usuario_desconocido_500": ("unknown", 1),
    "sin_estado": ("unknown", 1),
    "buzon_desactivado_521": ("disabled", 1),
}


@pytest.mark.parametrize("name", FILES)
def test_file_of_the_field_stops_an_address_only_where_nobody_is_there(maildir, delivery, name):
    content = (FIELD / f"{name}.eml").read_bytes()
    came(maildir, content.replace(b"TOKEN", tracking.envelope_sender(delivery).encode()))
    cause = Bounce.objects.values_list("cause", flat=True).first()
    assert (cause, len(bad())) == FILES[name]


@pytest.mark.parametrize("name", shapes.SHAPES)
def test_shape_is_read(name):
    cause, content = shapes.SHAPES[name]
    report = report_of(content.encode(), to="contacto@destino.example")
    assert (report and report.cause) == cause


@pytest.mark.parametrize(("code", "sentence", "cause"), sentences.SENTENCES)
def test_sentence_is_believed_over_the_code(code, sentence, cause):
    assert cause_of(code, sentence) == cause
