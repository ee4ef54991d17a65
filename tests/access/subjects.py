"""What fills the arguments of an address in the access table: subject name → function of the house."""

SUBJECTS = {
    None: lambda house: {},
    "organization": lambda house: {"slug": house.organization.slug},
    "state": lambda house: {"slug": house.organization.state.slug},
}
