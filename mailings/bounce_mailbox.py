"""The mailbox of bounces is read: each file once, whatever is in it."""

import logging
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction

from mailings.bounces import tracking
from mailings.bounces.reports import BounceReport, addressees, report_of
from mailings.installed_kinds import installed_kinds
from mailings.models import LOST, Delivery

log = logging.getLogger(__name__)
MOST = 1000  # files a run; the next one goes on
KEPT = timedelta(days=30)  # once read, for whoever looks for what went wrong
LARGEST = 64 * 1024  # bytes of a file that are read; a report comes before the message it returns


def read_mailbox(*, at: datetime) -> int:
    """Read what is new in the Maildir of the settings, if any; answers how many bounces were new to us.

    Each file is moved to `cur` when it was read. Where the database is gone it stays for the next run, and where this
    process dies before the move it is read again, which changes nothing.
    """
    if not settings.BOUNCE_MAILDIR:
        return 0
    folder = Path(settings.BOUNCE_MAILDIR)
    count = 0
    for path in sorted((folder / "new").glob("*"))[:MOST]:
        try:
            count += _read(path, at=at)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            log.exception("The bounce %s cannot be read", path.name)
        _put_away(path, folder / "cur")
    _forget(folder / "cur", before=at - KEPT)
    return count


def _read(path: Path, *, at: datetime) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        raw = file.read(LARGEST)
    key = tracking.delivery_key(addressees(raw))
    delivery = Delivery.objects.filter(pk=key).first() if key else None  # without our token nobody has it read
    report = report_of(raw, to=delivery.email) if delivery else None
    return report is not None and _note(delivery, report, at=at)


@transaction.atomic
def _note(delivery: Delivery, report: BounceReport, *, at: datetime) -> bool:
    """Write it down, and tell whatever the message was about that it did not arrive."""
    is_new = tracking.note(delivery, report, at=at)
    if is_new and report.cause in LOST:
        installed_kinds()[delivery.kind].bounce(delivery, str(report.cause.label), at=at)
    return is_new


def _put_away(path: Path, folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
        path.rename(folder / f"{path.name.partition(':')[0]}:2,S")
    except OSError as error:
        log.warning("The bounce %s cannot be moved: %s", path.name, error)


def _forget(folder: Path, *, before: datetime) -> None:
    for path in folder.glob("*"):
        with suppress(OSError):  # a folder, or somebody else deleted it
            if path.lstat().st_mtime < before.timestamp():
                path.unlink()
