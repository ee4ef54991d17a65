"""Every field that can hold something about a person is declared, and nothing is declared that is not there."""

from django.apps import apps

from kit.registries import privacy_inventory


def test_privacy_inventory_every_free_form_field_is_declared():
    assert privacy_inventory.fields_without_declaration() == set()


def test_privacy_inventory_an_undeclared_field_is_found(monkeypatch):
    monkeypatch.delitem(privacy_inventory.declared, ("members.user", "name"))
    assert privacy_inventory.fields_without_declaration() == {("members.user", "name")}


def test_privacy_inventory_declarations_name_fields_that_exist():
    declared = privacy_inventory.declared.keys() | privacy_inventory.impersonal
    assert [pair for pair in declared if pair[1] not in field_names(pair[0])] == []


def field_names(model: str) -> set[str]:
    return {field.name for field in apps.get_model(model)._meta.local_fields}
