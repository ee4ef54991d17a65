"""What fills the arguments of an address in the access table: subject name → function of the house."""

from kit import links
from members import admission, people
from members.models import PrivacyNotice
from tests import make


def application_token(house) -> dict:
    return {"token": links.sign(admission.PURPOSE, make.application(contact_name="Ana").key)}


SUBJECTS = {
    "application": application_token,
    "notice": lambda house: {"version": PrivacyNotice.objects.values_list("version", flat=True).first()},
    None: lambda house: {},
    "organization": lambda house: {"slug": house.organization.slug},
    "mailed_invitation": lambda house: {"token": links.sign(people.MAILED, make.invitation(house.organization).key)},
    "copied_invitation": lambda house: {"token": links.sign(people.COPIED, make.invitation(house.organization).key)},
}
