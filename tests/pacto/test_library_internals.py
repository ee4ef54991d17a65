"""Names that a library keeps to itself: which of them the portal uses, and that each is still there.

An upgrade that moves one fails here first, by name. Those of allauth: tests/members/test_authentication.py.
"""

import ast
import inspect

import pgtrigger
import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.views import ConfirmLoginCodeView
from django.db.models import QuerySet
from django.forms import BaseModelForm
from django.forms.boundfield import BoundField
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from pghistory.models import Context
from pgtrigger.compiler import UpsertTriggerSql

from tests.sources import ROOT, module_paths, syntax_tree

DOCUMENTED = {"_base_manager", "_default_manager", "_exit", "_meta", "_replace", "_state"}
USED = {
    "_authenticate_by_email": AuthenticationBackend,
    "_check_password": AuthenticationBackend,
    "_get_login_attempts_cache_key": DefaultAccountAdapter,
    "_get_source": ReadOnlyWorksheet,
    "_has_changed": BoundField,
    "_iterable_class": QuerySet(),
    "_post_clean": BaseModelForm,
    "_prefetch_related_lookups": QuerySet(),
    "_process": ConfirmLoginCodeView.get_form_kwargs.__code__.co_names,
    "_verify_form_valid": ConfirmLoginCodeView,
}


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def defined_names() -> set[str]:
    """Every name that the portal itself gives to something."""
    names = set()
    for path in module_paths():
        for node in ast.walk(syntax_tree(path)):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                names.add(node.name)
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                names.add(node.attr)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
    return names


def private_names() -> dict[str, set[str]]:
    """Private attributes that are read, and the modules that read them."""
    uses = {}
    for path in module_paths():
        for node in ast.walk(syntax_tree(path)):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load) and is_private(node.attr):
                uses.setdefault(node.attr, set()).add(str(path.relative_to(ROOT)))
    return uses


def library_modules(path) -> set[str]:
    """The modules of libraries that this one imports from."""
    nodes = ast.walk(syntax_tree(path))
    return {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}


def test_private_names_of_libraries_are_used_in_one_module_each_and_listed():
    own = defined_names() - USED.keys()
    foreign = {name: modules for name, modules in private_names().items() if name not in own | DOCUMENTED}
    assert foreign.keys() - USED.keys() == set()
    assert {name: modules for name, modules in foreign.items() if len(modules) > 1} == {}


@pytest.mark.parametrize("name", USED)
def test_private_name_is_still_in_the_library(name):
    owner = USED[name]
    assert name in owner if isinstance(owner, tuple) else hasattr(owner, name)


def test_internal_modules_of_libraries_are_imported_by_one_module_of_the_portal():
    importers = {
        str(path.relative_to(ROOT))
        for path in module_paths()
        if any("internal" in module.split(".") for module in library_modules(path))
    }
    assert importers == {"members/authentication.py"}


def test_triggers_of_the_library_ask_the_function_that_grant_rights_replaces():
    """pacto/management/commands/grant_rights.py writes that function anew: its name, its argument, its setting."""
    statement = UpsertTriggerSql(
        pgid="one", func="RETURN NEW;", table="t", when=pgtrigger.Before, operation=pgtrigger.Insert
    )
    words = " ".join(str(statement).split())
    assert 'CREATE OR REPLACE FUNCTION "public"._pgtrigger_should_ignore( trigger_name NAME ) RETURNS BOOLEAN' in words
    assert "CURRENT_SETTING('pgtrigger.ignore')" in words
    assert """IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE)""" in words


def test_function_that_notes_who_made_a_change_is_called_as_grant_rights_calls_it():
    assert "FUNCTION _pgh_attach_context()" in inspect.getsource(Context.install_pgh_attach_context_func)
