"""Thousands of histories of one agreement, by people who come and go: nobody verifies her own, closed stays closed."""

from copy import copy
from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from commissions.handing_over import appoint
from commissions.models import FocalPoint, FocalPointKind
from kit.editing.versions import ConflictError
from meetings import agreeing, answering
from meetings.models import Agreement
from members.models import Representation
from tests.cast import agreement_parties

PEOPLE = st.sampled_from(["focal", "alternate", "responsible", "member", "outsider"])


class Histories(RuleBasedStateMachine):
    """Whoever it is tries whatever she likes; a model in plain Python says who may."""

    def __init__(self, parties, row):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.parties, self.row, self.stored = parties, copy(row), row
        self.leaders = {"titular": "focal", "alternate": "alternate"}
        self.ended, self.closed = set(), None

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    def tried(self, who: str, act, **values) -> bool:
        """Whether the act went through; never after her term, never on what is closed."""
        before = self.stored
        try:
            act(self.row, by=self.parties[who], at=timezone.now(), **values)
        except (ValidationError, ConflictError):
            assert Agreement.objects.filter(pk=self.row.pk, version=before.version, state=before.state).exists()
            return False
        assert who not in self.ended | {"outsider"}
        assert before.closed_at is None
        return True

    @rule(who=PEOPLE)
    def start(self, who):
        assert not self.tried(who, agreeing.start) or who in self.leaders.values()

    @rule(who=PEOPLE, days=st.integers(-9, 9))
    def move(self, who, days):
        day = timezone.localdate() + timedelta(days=days)
        assert not self.tried(who, agreeing.move, due_on=day, reason="x") or who in self.leaders.values()

    @rule(who=PEOPLE)
    def claim(self, who):
        if self.tried(who, agreeing.claim, evidence="x"):
            assert who in (*self.leaders.values(), "responsible")

    @rule(who=PEOPLE, kind=st.sampled_from(["done", "help", "time"]))
    def answer(self, who, kind):
        until = timezone.localdate() + timedelta(days=30) if kind == "time" else None
        went = self.tried(who, answering.answer, kind=kind, text="x", until=until)
        assert not went or who in (*self.leaders.values(), "responsible")

    @rule(who=PEOPLE)
    def verify(self, who):
        actor = self.stored.claimed_by_id
        if self.tried(who, agreeing.verify):
            assert who in (*self.leaders.values(), "member")
            assert self.parties[who].pk not in (actor, self.parties["responsible"].pk)

    @rule(who=PEOPLE)
    def send_back(self, who):
        assert not self.tried(who, agreeing.send_back, reason="x") or who in (*self.leaders.values(), "member")

    @rule(who=PEOPLE, version=st.integers(1, 9))
    def edit(self, who, version):
        stored = self.stored.version
        if self.tried(who, agreeing.edit, values={"text": f"v{version}"}, version=version):
            assert who in self.leaders.values()
            assert version == stored

    @precondition(lambda self: self.closed is None)
    @rule(who=PEOPLE)
    def cancel(self, who):
        assert not self.tried(who, agreeing.cancel, reason="x") or who in self.leaders.values()

    @precondition(lambda self: len(self.ended) < 2)
    @rule(who=st.sampled_from(["focal", "responsible", "member"]))
    def term_ends(self, who):
        now = timezone.now()
        for mandate in Representation.objects.active(at=now).filter(user=self.parties[who]):
            Representation.objects.filter(pk=mandate.pk).update(term=(mandate.started_at, now))
        self.ended.add(who)

    @rule(to=st.sampled_from(["focal", "alternate", "member"]), kind=st.sampled_from(FocalPointKind.values))
    def is_named(self, to, kind):
        """Whoever led before is from then on a member like the others."""
        now, user, staff = timezone.now(), self.parties[to], self.parties["staff"]
        former = FocalPoint.objects.active(at=now).filter(commission=self.parties.commission, kind=kind).first()
        home = user.representations.get().organization
        arguments = {"kind": kind, "origin": "elected", "by": staff, "at": now, "instead_of": former and former.pk}
        try:
            appoint(self.parties.commission, user, home, **arguments)
        except ValidationError:
            assert to in self.ended or self.leaders.get(kind) == to
        else:
            assert to not in self.ended
            self.leaders = {role: who for role, who in self.leaders.items() if who != to} | {kind: to}

    @invariant()
    def closed_stays_closed_and_done_was_verified_by_another(self):
        row = self.stored = Agreement.objects.get(pk=self.row.pk)
        if self.closed is not None:
            assert (row.state, row.closed_by_id, row.version) == self.closed
        elif row.closed_at:
            self.closed = (row.state, row.closed_by_id, row.version)
        if row.state == "done":
            assert row.evidence
            assert row.closed_by_id not in (row.claimed_by_id, row.responsible_id)


def walk(examples: int) -> None:
    """Each history begins at the same table, and is rolled back to it.

    Red without `_refuse_doer` in `verify`, and without the rights asked in `_act`.
    """
    parties = agreement_parties()
    row = parties.agree(verifier=parties["member"])
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.differing_executors]
    how = settings(
        max_examples=examples, stateful_step_count=25, deadline=None, suppress_health_check=checks, database=None
    )
    run_state_machine_as_test(partial(Histories, parties, row), settings=how)


def test_agreement_histories_hold(db):
    walk(40)


@pytest.mark.chaos
@pytest.mark.parametrize("part", range(10))
def test_agreement_histories_hold_in_thousands(db, part):
    walk(300)
