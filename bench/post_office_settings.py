"""The portal's settings with the ledger's rival beside it, as it is when just installed."""

from pacto.settings import *  # noqa: F403
from pacto.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "post_office"]
POST_OFFICE = {"DEFAULT_PRIORITY": "medium"}
