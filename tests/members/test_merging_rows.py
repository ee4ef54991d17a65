"""Merging two records of one organisation, and parting them again."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from members import invitations, merging, transfer
from members.models import Invitation, Merge, Organization, Representation, User, WorkingState
from tests import make


@pytest.fixture
def pair(db):
    kept = make.organization("Semilla", email="", website="")
    absorbed = make.organization(
        "Semilla A.C.",
        state="21",
        rfc="SEM010203XY9",
        email="hola@semilla.example",
        email_audience="coordination",
        website="https://semilla.example",
    )
    return kept, absorbed


def mandates(organization) -> list[tuple]:
    rows = Representation.objects.filter(organization=organization).order_by("user__email")
    return [(row.user.email, row.kind) for row in rows]


KNOWN = {"members", "commitments", "commissions", "meetings", "surveys", "mailings"}  # an app to come moves too


def test_references_are_every_foreign_key_to_an_organization_but_those_that_stay():
    moving = {f"{key.model._meta.label_lower}.{key.name}" for key in transfer.references()}
    assert {key for key in moving if key.split(".")[0] in KNOWN} == {
        "members.organization.merged_into",
        "members.workingstate.organization",
        "members.representation.organization",
        "members.application.organization",
        "members.invitation.organization",
        "members.confirmationrequest.organization",
        "members.correction.organization",
        "members.mandatechange.organization",
        "members.peermessage.sender",
        "members.peermessage.recipient",
        "members.writingblock.sender",
        "members.writingblock.recipient",
        "members.callnote.organization",
        "commitments.focus.organization",
        "commitments.activityreport.organization",
        "commissions.seat.organization",
        "commissions.joinrequest.organization",
        "commissions.focalpoint.organization",
        "commissions.activity.organization",
        "commissions.sectioncomment.organization",
        "meetings.agreement.organization",
        "meetings.meeting_organizations.organization",
        "meetings.commissionnotice_organizations.organization",
        "meetings.voice.organization",
        "surveys.invitee.organization",
        "surveys.finding.organization",
    }
    pointing = {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models()
        if not hasattr(model, "pgh_tracked_model")
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey) and field.related_model is Organization
    }
    assert pointing - moving == transfer.STAYS


def test_merge_moves_people_invitations_and_states_and_closes_the_absorbed(pair):
    kept, absorbed = pair
    staff, person = make.user(), make.user("rosa@pacto.example")
    make.representation(absorbed, person)
    Invitation.objects.create(organization=absorbed, email="nueva@pacto.example")
    WorkingState.objects.create(organization=absorbed, state_id="09")
    merge = merging.merge(kept, absorbed, by=staff, at=timezone.now())
    assert mandates(kept) == [("rosa@pacto.example", "titular")]
    assert kept.invitations.count() == 1
    assert WorkingState.objects.get().organization == kept
    row = Organization.objects.get(pk=absorbed.pk)
    assert row.status == "merged"
    assert row.merged_into == kept
    assert row.status_by == staff
    assert merge.merged_by == staff
    assert merge.absorbed_status == "active"
    assert row.version == 2


def test_merge_fills_only_what_was_empty_and_brings_the_audience_of_a_contact(pair):
    kept, absorbed = pair
    Organization.objects.filter(pk=kept.pk).update(website="https://propio.example")
    merging.merge(kept, absorbed, by=make.user(), at=timezone.now())
    kept.refresh_from_db()
    assert kept.rfc == "SEM010203XY9"
    assert kept.website == "https://propio.example"
    assert kept.email == "hola@semilla.example"
    assert kept.email_audience == "coordination"
    assert kept.state_id == "20"


def test_merge_leaves_the_mandate_of_a_person_who_speaks_for_both(pair):
    kept, absorbed = pair
    person = make.user("rosa@pacto.example")
    make.representation(kept, person)
    make.representation(absorbed, person, "contact")
    merging.merge(kept, absorbed, by=make.user(), at=timezone.now())
    assert mandates(kept) == [("rosa@pacto.example", "titular")]
    assert mandates(absorbed) == [("rosa@pacto.example", "contact")]


def test_merge_makes_a_second_titular_alternate_and_undo_gives_the_seat_back(pair):
    kept, absorbed = pair
    make.representation(kept, make.user("ana@pacto.example"))
    make.representation(absorbed, make.user("rosa@pacto.example"))
    merge = merging.merge(kept, absorbed, by=make.user(), at=timezone.now())
    assert mandates(kept) == [("ana@pacto.example", "titular"), ("rosa@pacto.example", "alternate")]
    assert merging.undo(merge, by=make.user(), at=timezone.now()) == []
    assert mandates(kept) == [("ana@pacto.example", "titular")]
    assert mandates(absorbed) == [("rosa@pacto.example", "titular")]


def test_invitation_to_take_over_the_absorbed_takes_nothing_of_the_titular_of_the_kept(pair):
    """Red where it moves as it is: whoever accepts it ends a mandate that the inviter had nothing to do with."""
    kept, absorbed = pair
    make.representation(kept, make.user("ana@pacto.example"))
    make.representation(absorbed, make.user("rosa@pacto.example"))
    open_one = make.invitation(absorbed, "eva@pacto.example", invited_by=User.objects.get(email="rosa@pacto.example"))
    merge = merging.merge(kept, absorbed, by=make.user(), at=timezone.now())
    invitations.accept(Invitation.objects.get(pk=open_one.pk), user=make.user("eva@pacto.example"), at=timezone.now())
    people = [("ana@pacto.example", "titular"), ("eva@pacto.example", "alternate"), ("rosa@pacto.example", "alternate")]
    assert [row for row in mandates(kept) if row[0]] == people
    assert Representation.objects.active(at=timezone.now()).filter(user__email="ana@pacto.example").exists()
    assert merging.undo(merge, by=make.user(), at=timezone.now()) == []


def test_invitation_to_take_over_the_absorbed_keeps_its_kind_where_the_titular_came_with_it(pair):
    kept, absorbed = pair
    make.representation(absorbed, make.user("rosa@pacto.example"))
    open_one = make.invitation(absorbed, "eva@pacto.example")
    merge = merging.merge(kept, absorbed, by=make.user(), at=timezone.now())
    assert Invitation.objects.get().kind == "titular"
    merging.undo(merge, by=make.user(), at=timezone.now())
    make.representation(kept, make.user("ana@pacto.example"))
    merge = merging.merge(kept, absorbed, by=make.user(), at=timezone.now())
    assert Invitation.objects.get().kind == "alternate"
    merging.undo(merge, by=make.user(), at=timezone.now())
    assert Invitation.objects.get().kind == "titular"
    assert Invitation.objects.get().organization == open_one.organization


def test_preview_says_what_moves_and_changes_nothing(pair):
    kept, absorbed = pair
    person = make.user("rosa@pacto.example", name="Rosa")
    make.representation(kept, person)
    make.representation(absorbed, person, "contact")
    WorkingState.objects.create(organization=absorbed, state_id="09")
    outcome = merging.preview(kept, absorbed, at=timezone.now())
    assert outcome.rows == ["estado donde trabaja: Ciudad de México"]
    assert outcome.remainder == ["representación: Rosa"]
    assert set(outcome.filled) == {"rfc", "email", "email_audience", "website"}
    assert Organization.objects.active().count() == 2
    assert WorkingState.objects.get().organization == absorbed


def test_undo_puts_everything_back(pair):
    kept, absorbed = pair
    make.representation(absorbed, make.user("rosa@pacto.example"))
    before = Organization.objects.filter(pk__in=[kept.pk, absorbed.pk]).order_by("pk")
    before = list(before.values_list("pk", "name", "rfc", "email", "email_audience", "website", "status"))
    merge = merging.merge(kept, absorbed, by=make.user(), at=timezone.now())
    assert merging.undo(merge, by=make.user(), at=timezone.now()) == []
    after = Organization.objects.filter(pk__in=[kept.pk, absorbed.pk]).order_by("pk")
    assert list(after.values_list("pk", "name", "rfc", "email", "email_audience", "website", "status")) == before
    assert mandates(absorbed) == [("rosa@pacto.example", "titular")]
    assert Merge.objects.get().undone_at is not None


def test_undo_leaves_and_names_what_changed_since(pair):
    kept, absorbed = pair
    state = WorkingState.objects.create(organization=absorbed, state_id="09")
    merge = merging.merge(kept, absorbed, by=make.user(), at=timezone.now())
    Organization.objects.filter(pk=kept.pk).update(website="https://nuevo.example")
    WorkingState.objects.filter(pk=state.pk).delete()
    assert merging.undo(merge, by=make.user(), at=timezone.now()) == [
        "«sitio web» cambió después de la fusión y se queda como está.",
        f"Estado donde trabaja {state.pk}: ya no está donde la fusión lo dejó.",
    ]
    kept.refresh_from_db()
    assert kept.website == "https://nuevo.example"
    assert kept.rfc == ""


def test_merge_keeps_an_ended_mandate_as_history_of_the_kept(pair):
    kept, absorbed = pair
    now = timezone.now()
    make.representation(absorbed, make.user("vieja@pacto.example"), term=(now - timedelta(9), now - timedelta(5)))
    merging.merge(kept, absorbed, by=make.user(), at=timezone.now())
    assert mandates(kept) == [("vieja@pacto.example", "titular")]


def test_undo_of_a_chain_begins_with_the_last(pair):
    first, second = pair
    third = make.organization("Semilla del Sur")
    staff = make.user()
    one = merging.merge(second, first, by=staff, at=timezone.now())
    merging.merge(third, second, by=staff, at=timezone.now())
    first.refresh_from_db()
    assert first.merged_into == third
    with pytest.raises(ValidationError, match="Deshaga primero"):
        merging.undo(one, by=staff, at=timezone.now())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda kept, absorbed: (kept, kept), "Elija dos organizaciones distintas"),
        (lambda kept, absorbed: (make.organization(status="withdrawn", status_at=timezone.now(), status_reason="x"),
                                 absorbed), "debe ser integrante"),
        (lambda kept, absorbed: (kept, make.organization(status="merged", merged_into=kept)), "ya está fusionada"),
    ],
)  # fmt: skip
def test_merge_refuses(pair, change, sentence):
    with pytest.raises(ValidationError, match=sentence):
        merging.merge(*change(*pair), by=make.user(), at=timezone.now())


def test_undo_twice_is_refused(pair):
    merge = merging.merge(*pair, by=make.user(), at=timezone.now())
    merging.undo(merge, by=make.user(), at=timezone.now())
    with pytest.raises(ValidationError, match="ya se deshizo"):
        merging.undo(merge, by=make.user(), at=timezone.now())
