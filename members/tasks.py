"""The registry's periodic work."""

from celery import shared_task
from django.utils import timezone

from . import possible_duplicates
from .confirming import ask_everybody_due
from .importing.writing import work


@shared_task(name="members.ask_confirmations")
def ask_confirmations():
    ask_everybody_due(at=timezone.now())


@shared_task(name="members.read_imports")
def read_imports():
    work()


@shared_task(name="members.find_duplicates")
def find_duplicates():
    possible_duplicates.refresh(at=timezone.now())
