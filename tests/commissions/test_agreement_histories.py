"""Thousands of histories of one agreement, by people who come and go: its doer never verifies, closed stays closed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from commissions import agreeing, answering
from commissions.models import Agreement
from kit.versions import ConflictError
from members.models import Representation
from tests.commissions.promises import promise, scene

PEOPLE = st.sampled_from(["focal", "alternate", "doer", "member", "outsider"])
LEADERS = ("focal", "alternate")


class Histories(RuleBasedStateMachine):
    """Whoever it is tries whatever she likes; a model in plain Python says who may."""

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.here = scene()
        self.row = promise(self.here, verifier=self.here.users["member"])
        self.ended, self.closed = set(), None

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    def tried(self, who: str, act, **values) -> bool:
        """Whether the act went through; never after her term, never on what is closed."""
        before = Agreement.objects.get(pk=self.row.pk)
        try:
            act(self.row, by=self.here.users[who], at=timezone.now(), **values)
        except (ValidationError, ConflictError):
            assert Agreement.objects.filter(pk=self.row.pk, version=before.version, state=before.state).exists()
            return False
        assert who not in self.ended | {"outsider"}
        assert before.closed_at is None
        return True

    @rule(who=PEOPLE)
    def start(self, who):
        assert not self.tried(who, agreeing.start) or who in LEADERS

    @rule(who=PEOPLE, days=st.integers(-9, 9))
    def move(self, who, days):
        day = timezone.localdate() + timedelta(days=days)
        assert not self.tried(who, agreeing.move, due_on=day, reason="x") or who in LEADERS

    @rule(who=PEOPLE)
    def claim(self, who):
        if self.tried(who, agreeing.claim, evidence="x"):
            assert who in (*LEADERS, "doer")
            assert not self.tried(who, agreeing.verify)

    @rule(who=PEOPLE, kind=st.sampled_from(["done", "help", "time"]))
    def answer(self, who, kind):
        until = timezone.localdate() + timedelta(days=30) if kind == "time" else None
        went = self.tried(who, answering.answer, kind=kind, text="x", until=until)
        assert not went or who in (*LEADERS, "doer")

    @rule(who=PEOPLE)
    def verify(self, who):
        doer = Agreement.objects.get(pk=self.row.pk).claimed_by
        if self.tried(who, agreeing.verify):
            assert who in (*LEADERS, "member")
            assert self.here.users[who] not in (doer, self.here.users["doer"])

    @rule(who=PEOPLE)
    def send_back(self, who):
        assert not self.tried(who, agreeing.send_back, reason="x") or who in (*LEADERS, "member")

    @rule(who=PEOPLE, version=st.integers(1, 9))
    def edit(self, who, version):
        stored = Agreement.objects.get(pk=self.row.pk).version
        if self.tried(who, agreeing.edit, values={"text": f"v{version}"}, version=version):
            assert (who in LEADERS, version) == (True, stored)

    @precondition(lambda self: self.closed is None)
    @rule(who=PEOPLE)
    def cancel(self, who):
        assert not self.tried(who, agreeing.cancel, reason="x") or who in LEADERS

    @precondition(lambda self: len(self.ended) < 2)
    @rule(who=st.sampled_from(["focal", "doer", "member"]))
    def term_ends(self, who):
        now = timezone.now()
        for mandate in Representation.objects.living(at=now).filter(user=self.here.users[who]):
            Representation.objects.filter(pk=mandate.pk).update(term=(mandate.started_at, now))
        self.ended.add(who)

    @invariant()
    def closed_stays_closed(self):
        row = Agreement.objects.get(pk=self.row.pk)
        if self.closed is not None:
            assert (row.state, row.closed_by_id, row.version) == self.closed
        elif row.closed_at:
            self.closed = (row.state, row.closed_by_id, row.version)

    @invariant()
    def done_was_verified_by_another(self):
        row = Agreement.objects.get(pk=self.row.pk)
        if row.state == "done":
            assert row.evidence
            assert row.closed_by_id not in (row.claimed_by_id, row.responsible_id)


@pytest.mark.django_db
def test_agreement_histories_hold():
    """Red without `_refuse_doer` in `verify`, and without the rights asked in `_act`."""
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large]
    how = settings(max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=checks, database=None)
    run_state_machine_as_test(Histories, settings=how)
