"""A list of the office is asked for nonsense: a sentence or the list, never an error, and nothing but its filters."""

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.access import office

pytestmark = pytest.mark.django_db
APPS = sorted({model._meta.app_label for model in admin.site._registry})
UNKNOWN = (
    *("pk__range=1", "id__range=1", "id__regex=(", "id__iregex=((((", "created_at__year=99999999", "created_at__gte=x"),
    *("name__regex=(a%2B)%2B$", "user__password__startswith=p", "key__startswith=a", "nada=1"),
)
VALUES = ("x", "-1", "9" * 30, "None", "(", "%ED%A0%80", "0001-01-01")
HARMLESS = ("p=x", "p=-1", "p=" + "9" * 30, "o=x", "o=99.-99.9", "o=999999999", "q=" + "a%20" * 500, "e=1", "all=")


def lists(cast, app: str) -> list[tuple]:
    """Staff's client, and address and first state of each list of that app; a page in place of a list has none."""
    office.furnish(cast)
    staff = cast.client("staff")
    models = [model for model in admin.site._registry if model._meta.app_label == app]
    addresses = [reverse(f"admin:{app}_{model._meta.model_name}_changelist") for model in models]
    pages = [(staff, address, staff.get(address).context.get("cl")) for address in addresses]
    return [one for one in pages if one[2]]


def statuses(client, address: str, queries) -> dict[str, int]:
    return {query: client.get(f"{address}?{query}").status_code for query in queries}


@pytest.mark.parametrize("app", APPS)
def test_office_lists_refuse_whatever_is_no_filter_of_theirs(cast, app):
    """Red without `FilteredList`: 45 of 46 lists answered `?id__range=1` with an error."""
    for staff, address, _changes in lists(cast, app):
        assert set(statuses(staff, address, UNKNOWN).values()) <= {302, 400}, address


@pytest.mark.parametrize("app", APPS)
def test_office_lists_survive_nonsense_in_their_own_filters(cast, app):
    for staff, address, changes in lists(cast, app):
        names = [name for spec in changes.filter_specs for name in spec.expected_parameters()]
        queries = [*HARMLESS, *(f"{name}={value}" for name in names for value in VALUES)]
        assert set(statuses(staff, address, queries).values()) <= {200, 302, 400}, address


@pytest.mark.parametrize("app", APPS)
def test_office_lists_are_narrowed_by_each_of_their_own_links(cast, app):
    for staff, address, changes in lists(cast, app):
        links = [choice["query_string"][1:] for spec in changes.filter_specs for choice in spec.choices(changes)]
        assert statuses(staff, address, links) == dict.fromkeys(links, 200), address


def test_office_queues_lead_to_lists_that_filter_as_they_ask(cast):
    staff = cast.client("staff")
    context = staff.get("/admin/").context
    urls = [queue.url for queue in [*context["waiting"], *context["empty"]]]
    assert {url: staff.get(url).status_code for url in urls} == dict.fromkeys(urls, 200)
