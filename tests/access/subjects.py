"""What fills the arguments of an address in the access table: subject name → function of the house."""

from kit import links
from members import people
from tests import make

SUBJECTS = {
    None: lambda house: {},
    "organization": lambda house: {"slug": house.organization.slug},
    "mailed_invitation": lambda house: {"token": links.sign(people.MAILED, make.invitation(house.organization).key)},
    "copied_invitation": lambda house: {"token": links.sign(people.COPIED, make.invitation(house.organization).key)},
}
