"""The one exception of this package: a sentence in Spanish that says what to do."""


class Refusal(Exception):  # noqa: N818 it is an answer, not a fault
    """Shown to the person as it is, without a traceback."""
