"""What the mail adds to the registry: messages on its pages, and which addresses bounce."""

from kit.registries.extensions import OrganizationPart, organization_office_part
from mailings.bounces.tracking import bad_addresses
from mailings.received import listed, sent_to
from members import reaching

NEWEST = 10
reaching.register(bad_addresses)


@organization_office_part
def newest_messages(organization, *, at):
    """The newest messages that it got, on its page in the office."""
    newest = sent_to(organization)[: NEWEST + 1]
    return OrganizationPart(
        "admin/mailings/_sent.html", {"listed": listed(newest)[:NEWEST], "organization": organization}
    )
