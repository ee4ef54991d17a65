"""The fields of the record stand once: what the model has is in the table, or here with the reason why not."""

import pytest

from members.fields import APPLIED, CONTACT_FIELDS, FIELDS, SPELLINGS
from members.models import Application, Organization

NO_MEMBERS_DATA = {
    "id": "the row's key",
    "slug": "its address in the portal, made of the first name",
    "status": "an act of the coordination",
    "status_at": "an act of the coordination",
    "status_by": "an act of the coordination",
    "status_reason": "an act of the coordination",
    "merged_into": "a merge",
    "confirmed_at": "an act of its people",
    "version": "counts the writings",
    "created_at": "the row's own",
    "sort_key": "computed",
    "search": "computed",
    "office_search": "computed",
    "words": "computed",
}


def stored_fields() -> set[str]:
    fields = {*Organization._meta.concrete_fields, *Organization._meta.local_many_to_many}
    return {field.name for field in fields}


def test_every_field_of_the_record_is_in_the_table_or_is_no_members_data():
    audiences = {f"{name}_audience" for name in CONTACT_FIELDS}
    assert stored_fields() - audiences - NO_MEMBERS_DATA.keys() == {field.name for field in FIELDS}


def test_every_contact_has_an_audience():
    assert {name for name in stored_fields() if name.endswith("_audience")} == {
        f"{name}_audience" for name in CONTACT_FIELDS
    }


@pytest.mark.parametrize("name", APPLIED)
def test_what_an_application_says_is_of_the_kind_that_the_record_keeps(name):
    application_field, record_field = (model._meta.get_field(name) for model in (Application, Organization))
    assert type(application_field) is type(record_field)
    assert (application_field.max_length or 0) <= (record_field.max_length or 0)


def test_title_that_is_among_its_spellings_keeps_its_place_there():
    assert SPELLINGS["name"].index("nombre") == 9
    assert SPELLINGS["acronym"][:2] == ["siglas", "acrónimo"]
