"""What fills the arguments of an address in the access table: subject name → function of the house."""

from kit import links
from members import people
from tests import make

SUBJECTS = {
    None: lambda house: {},
    "organization": lambda house: {"slug": house.organization.slug},
    "mandate": lambda house: {
        "slug": house.organization.slug,
        "pk": make.representation(house.organization, make.user(), "contact").pk,
    },
    "own_invitation": lambda house: {
        "slug": house.organization.slug,
        "pk": make.invitation(house.organization).pk,
    },
    "mailed_invitation": lambda house: {"token": links.sign(people.MAILED, make.invitation(house.organization).key)},
    "copied_invitation": lambda house: {"token": links.sign(people.COPIED, make.invitation(house.organization).key)},
}
