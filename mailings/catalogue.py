"""Every kind of message that the portal sends, by name."""

from .bulletins.kind import BulletinKind, TrialKind
from .changes import MANDATE_CHANGES
from .digests import DIGESTS
from .kinds import Kind
from .singles import SINGLES

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (*SINGLES, MANDATE_CHANGES, *DIGESTS, BulletinKind(), TrialKind())
}
