"""What the mail adds to the registry: messages on its pages, and which addresses bounce."""

from kit.sections import Part, register_office_part
from members import reaching

from .bouncing import bad_addresses
from .received import sent_to, told

NEWEST = 10
reaching.register(bad_addresses)


@register_office_part
def sent(organization, *, at):
    """The newest messages that it got, on its page in the office."""
    newest = sent_to(organization)[: NEWEST + 1]
    return Part("admin/mailings/_sent.html", {"told": told(newest)[:NEWEST], "organization": organization})
