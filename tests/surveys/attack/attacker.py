"""Ways to tie an answer, or a draft, to who gave it, each a guess of one thing for each organisation.

A guess that knows nothing is a random assignment: of 60 it hits X, Poisson with mean 1 (mean 2 where the day is known
and there are two). Nine hits happen by chance once in 900,000 times, twelve with mean 2 once in 700,000: with the
twelve linkings below, the test is wrong less than once in 10,000 runs.
"""

from collections.abc import Callable
from hashlib import sha256

from .seen import Change, Seen

Guess = dict[int, object]
ALARM, ALARM_WITH_DAYS = 9, 12


def invitees(seen: Seen) -> list[int]:
    return sorted(row["id"] for row in seen.invitees)


def written(seen: Seen) -> list[Change]:
    """Every save of a draft between opening and closing, in order."""
    return [change for change in seen.journal if (change.table, change.op) == ("surveys_draft", "UPDATE")]


def blind(change: Change) -> str:
    return change.row["blind"].removeprefix("\\x")


def last_writes(seen: Seen) -> list[str]:
    """The drafts in the order in which they were written last."""
    return list(dict.fromkeys(blind(change) for change in reversed(written(seen))))[::-1]


def sent_ones(seen: Seen) -> list[str]:
    """With the gift of whose they are: of each organisation's drafts the last written, in the order of sending."""
    last = {seen.owners[key]: key for key in last_writes(seen) if key in seen.owners}
    return [key for key in last_writes(seen) if last.get(seen.owners.get(key)) == key]


def whose(seen: Seen) -> dict[str, int]:
    """With the gift: the draft that was sent → organisation."""
    return {key: seen.owners[key] for key in sent_ones(seen)}


def numbers(seen: Seen, *, by_key: bool = False) -> list[int]:
    rows = sorted(seen.answers, key=lambda row: row["id"]) if by_key else seen.answers
    return [row["number"] for row in rows if row["number"] is not None]


def texts(seen: Seen) -> list[str]:
    """The longest first."""
    return sorted((row["text"] for row in seen.answers if row["text"]), key=len, reverse=True)


def order_of_sending_and_place_on_disk(seen: Seen) -> Guess:
    return dict(zip(seen.witness, numbers(seen), strict=True))


def order_of_sending_and_key(seen: Seen) -> Guess:
    return dict(zip(seen.witness, numbers(seen, by_key=True), strict=True))


def order_of_invitees_and_place_on_disk(seen: Seen) -> Guess:
    return dict(zip(invitees(seen), numbers(seen), strict=True))


def order_of_invitees_and_key(seen: Seen) -> Guess:
    return dict(zip(invitees(seen), numbers(seen, by_key=True), strict=True))


def drafts_on_disk_and_answers_on_disk(seen: Seen) -> Guess:
    who = whose(seen)
    sent = [row["blind"] for row in seen.drafts["before"] if row["blind"] in who]
    return dict(zip([who[key] for key in sent], numbers(seen), strict=True))


def drafts_by_transaction_and_answers_by_key(seen: Seen) -> Guess:
    who, drafts = whose(seen), sorted(seen.drafts["before"], key=lambda row: row["xid"])
    sent = [row["blind"] for row in drafts if row["blind"] in who]
    return dict(zip([who[key] for key in sent], numbers(seen, by_key=True), strict=True))


def length_of_draft_and_of_text(seen: Seen) -> Guess:
    who, drafts = whose(seen), sorted(seen.drafts["before"], key=lambda row: -row["bytes"])
    return dict(zip([who[row["blind"]] for row in drafts if row["blind"] in who], texts(seen), strict=False))


def number_of_saves_and_length_of_text(seen: Seen) -> Guess:
    saves = [seen.owners[blind(change)] for change in written(seen)]
    return dict(zip(sorted(set(saves), key=saves.count, reverse=True), texts(seen), strict=False))


def key_of_draft_computed(seen: Seen) -> Guess:
    """The key of a draft is some plain function of the organisation's."""
    known = {row["blind"] for row in seen.drafts["before"]}
    keys = {}
    for pk in invitees(seen):
        for plain in (f"{pk}", f"{seen.wave}|{pk}", f"surveys|blind|{seen.wave}|{pk}"):
            for key in (sha256(plain.encode()).hexdigest(), plain.encode().hex(), pk.to_bytes(32, "big").hex()):
                if key in known:
                    keys[pk] = key
    return keys


def order_of_invitees_and_drafts_as_laid_out(seen: Seen) -> Guess:
    return dict(zip(invitees(seen), [row["blind"] for row in seen.drafts["opened"]], strict=False))


def written_in_one_transaction(seen: Seen) -> Guess:
    """Whatever else a save of a draft wrote, any row that tells of an organisation."""
    owner = {row["organization_id"]: row["id"] for row in seen.invitees}
    saved = {change.xid: blind(change) for change in written(seen)}
    texts = {}
    for change in seen.journal:
        if change.xid in saved and change.table != "surveys_draft":
            pk = change.row["id"] if change.table == "surveys_invitee" else owner.get(change.row.get("organization_id"))
            texts[pk] = saved[change.xid]
    return texts


def turnout_and_last_save(seen: Seen) -> Guess:
    """The organisations in the order in which the database noted that they had answered."""
    noted = [
        change.row["id"]
        for change in seen.journal
        if change.table == "surveys_invitee" and change.op == "UPDATE" and change.row["answered_on"]
    ]
    return dict(zip(dict.fromkeys(noted), sent_ones(seen), strict=False))


TO_NUMBERS: list[Callable[[Seen], Guess]] = [
    order_of_sending_and_place_on_disk,
    order_of_sending_and_key,
    order_of_invitees_and_place_on_disk,
    order_of_invitees_and_key,
    drafts_on_disk_and_answers_on_disk,
    drafts_by_transaction_and_answers_by_key,
]
TO_TEXTS = [length_of_draft_and_of_text, number_of_saves_and_length_of_text]
TO_DRAFTS = [
    key_of_draft_computed,
    order_of_invitees_and_drafts_as_laid_out,
    written_in_one_transaction,
    turnout_and_last_save,
]


def hits(linking, seen: Seen, truth) -> int:
    """How many of its guesses are right; of a draft, whichever of an organisation's it is."""
    if linking in TO_DRAFTS:
        return sum(guess in truth.drafts.get(pk, ()) for pk, guess in linking(seen).items())
    right = truth.numbers if linking in TO_NUMBERS else truth.texts
    return sum(right.get(pk) == guess for pk, guess in linking(seen).items())


def alarm(linking) -> int:
    """From how many hits on a linking counts as found."""
    return ALARM_WITH_DAYS if linking is turnout_and_last_save else ALARM
