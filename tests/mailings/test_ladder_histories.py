"""Random lives of an agreement under daily sweeps: a step at most once, never after an answer, never to who left."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from commissions.models import FocalPoint
from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery, MailItem
from mailings.reminders import digest_queue
from mailings.reminders.digests import DIGESTS
from meetings import agreeing, answering
from meetings.messages.agreements import AGREEMENT_STEPS
from meetings.models import Agreement
from members.models import Office, Representation
from tests.cast import agreement_parties
from tests.mailings.mornings import morning

STEPS = {step.name: step for step in AGREEMENT_STEPS}
WHOM = {"responsible": {"responsible"}, "leaders": {"focal", "alternate"}, "coordination": {"staff"}}


class Histories(RuleBasedStateMachine):
    """A model in plain Python keeps who is there, what was answered and what was said."""

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.parties = agreement_parties()
        self.today, self.absent, self.messages = 0, set(), set()
        self.is_answered = False

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @initialize(days=st.sampled_from([7, 8, 3, 1, 0, -1, -6, -9, -19, -30]))
    def begin(self, days):
        """Rights count at the clock's moment, so that whoever acts does it now; only the sweeps are of other days."""
        self.row = self.parties.agree(due_on=timezone.localdate() + timedelta(days=days))

    @property
    def now(self) -> Agreement:
        return Agreement.objects.get(pk=self.row.pk)

    @rule(nights=st.lists(st.sampled_from([1, 1, 1, 2, 3, 6, 40]), min_size=1, max_size=5), late=st.booleans())
    def sweep(self, nights, late=False):
        """The sweeps after each of these nights or long silences; a second one writes what the first found."""
        for days in nights:
            self.today += days
            at = morning(self.today, hour=23 if late else 8)
            digest_queue.gather(at=at)
            digest_queue.gather(at=at + timedelta(minutes=1))
            self.deliver(at)

    def deliver(self, at):
        for delivery in Delivery.objects.filter(state="queued", kind=DIGESTS[0].name):
            letter = installed_kinds()[delivery.kind].write([delivery], at=at)[delivery.pk]
            if isinstance(letter, str):
                Delivery.objects.filter(pk=delivery.pk).update(state="suppressed", reason=letter)
                continue
            Delivery.objects.filter(pk=delivery.pk).update(state="sent", sent_at=at)
            for item in delivery.items.filter(kind__in=STEPS, reason=""):
                self.hear(item, at)

    def hear(self, item: MailItem, at) -> None:
        step, row = STEPS[item.kind], self.now
        name = next(name for name, user in self.parties.users.items() if user == item.user)
        assert name in WHOM[step.whom.__name__] - self.absent
        assert not self.is_answered
        assert row.closed_at is None
        assert item.period == row.due_on.isoformat()
        late = (timezone.localdate(at) - row.due_on).days
        assert step.days <= late <= step.days + step.window.days
        assert (item.kind, item.period, name) not in self.messages
        self.messages.add((item.kind, item.period, name))

    def attempt(self, who: str, act, **values) -> bool:
        try:
            act(self.now, by=self.parties[who], at=timezone.now(), **values)
        except ValidationError:
            return False
        return True

    @precondition(lambda self: self.today > 1)
    @rule(kind=st.sampled_from(["done", "help", "time"]))
    def answer(self, kind):
        until = timezone.localdate() + timedelta(days=50) if kind == "time" else None
        if self.attempt("responsible", answering.answer, kind=kind, text="x", until=until):
            self.is_answered = True

    @rule(days=st.integers(1, 60), is_granted=st.booleans())
    def settle(self, days, is_granted):
        """More time is a new date, and then it is not answered any more; help or a no leave it answered."""
        answer = self.row.answers.filter(settled_at=None).exclude(kind="done").first()
        due_on = timezone.localdate() + timedelta(days=self.today + days)
        values = {"is_granted": is_granted, "due_on": due_on, "reply": "x"}
        before = self.now.due_on
        if answer and self.attempt("focal", agreeing.settle, answer=answer.pk, **values):
            claimed = self.now.claimed_at is not None
            self.is_answered = claimed or self.now.due_on == before

    @rule()
    def send_back(self):
        if self.attempt("focal", agreeing.send_back, reason="x"):
            answers = self.row.answers.exclude(kind="done")
            is_open = answers.filter(settled_at=None).exists()
            self.is_answered = is_open or answers.filter(due_on=self.now.due_on).exists()

    @precondition(lambda self: self.today > 20)
    @rule(act=st.sampled_from([agreeing.verify, agreeing.cancel]))
    def close(self, act):
        self.attempt("focal", act, **({"reason": "x"} if act is agreeing.cancel else {}))

    @rule(who=st.sampled_from(["responsible", "responsible", "focal", "staff"]))
    def leave(self, who):
        """Her term ends before the next sweep."""
        self.absent.add(who)
        user, ended = self.parties[who], timezone.now()
        for model in (Representation, FocalPoint, Office):
            for term in model.objects.filter(user=user, term__endswith=None):
                term.term = (term.started_at, ended)
                term.save()
        self.sweep([1, 2])


@pytest.mark.django_db
def test_ladder_holds_over_random_histories():
    """Red where `unanswered` forgets the answers, where a step asks for no mandate, or without an item's key."""
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=30,
            stateful_step_count=8,
            deadline=None,
            phases=[Phase.generate],  # shrinking a history of sweeps takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )
