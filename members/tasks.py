"""The registry's periodic work."""

from importlib import import_module

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from . import suspicions
from .confirming import ask_everybody_due
from .importing.writing import work


@shared_task(name="members.ask_confirmations")
def ask_confirmations():
    ask_everybody_due(at=timezone.now())


@shared_task(name="members.clear_sessions")
def clear_sessions():
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


@shared_task(name="members.read_imports")
def read_imports():
    work()


@shared_task(name="members.find_duplicates")
def find_duplicates():
    suspicions.refresh(at=timezone.now())
