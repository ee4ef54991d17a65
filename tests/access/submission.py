"""An act of the office, as the tables of its pages tell it."""

from dataclasses import dataclass, field


@dataclass
class Submission:
    """An act as somebody does it: the row in the address, the rest of the address, what is posted."""

    row: object = None
    data: dict = field(default_factory=dict)
    query: str = ""


REASON = {"reason": "Lo decidió la asamblea."}
