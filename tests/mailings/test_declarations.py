"""What apps declare about mail, and that mail itself knows none of it by name."""

import re
from pathlib import Path

import pytest

import mailings
from kit.messages import blocks, messages, reminders, sections, topics

SOURCES = sorted(Path(mailings.__path__[0]).rglob("*.py"))
OWN = set(re.findall(r'"(\w+)"', Path(mailings.__path__[0], "messages.py").read_text()))
REGISTRIES = (topics, messages, reminders, sections, blocks)


def test_mail_names_no_topic_message_reminder_or_part_that_another_app_declares():
    """Red with `topic="surveys"` or `kind="invitation"` anywhere in mailings."""
    declared = set().union(*REGISTRIES) - OWN
    assert len(declared) > 20
    names = {path.name: declared & set(re.findall(r'"(\w+)"', path.read_text())) for path in SOURCES}
    assert {name: sorted(words) for name, words in names.items() if words} == {}


@pytest.mark.parametrize("declared", [*messages.values(), *reminders.values()], ids=lambda one: one.name)
def test_each_declares_a_topic_that_exists_or_none(declared):
    assert declared.topic == "" or declared.topic in topics


def test_topics_are_chosen_in_this_order():
    names = ["bulletin", "reminders", "surveys", "confirmation", "circulars", "notices", "peer_messages"]
    assert list(topics) == names


def test_reminders_stand_in_a_message_with_the_most_pressing_first():
    assert list(reminders) == [
        "invitation_expiring",
        "mail_sent_back",
        "agreement_late_coordination",
        "agreement_late_focal_point",
        "agreement_late",
        "agreement_tomorrow",
        "agreement_week",
        "agreement_given",
        "focal_point_silent",
        "survey_opened",
        "survey_missing",
        "confirmation_unanswered",
        "agenda_incomplete",
    ]


def test_parts_of_the_bulletin_stand_in_this_order():
    titles = [[str(part.title) for part in registry.values()] for registry in (sections, blocks)]
    assert titles == [
        [
            "Acuerdos cumplidos",
            "Agendas publicadas",
            "Nuevas integrantes",
            "Cifras al día",
            "Encuestas",
            "Lo que viene",
        ],
        ["Sus acuerdos abiertos", "Encuestas por responder", "Fechas de sus comisiones", "En su estado"],
    ]
