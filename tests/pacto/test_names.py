"""One word, one meaning (docs/glossary.md): names that were given up stay out, and no class name stands twice."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

from tests.sources import ROOT, module_paths, syntax_tree

# Names of modules, classes and functions that are given up, and what stands in their place. It only grows.
GIVEN_UP = {
    "Beat": "TaskStatus",
    "Clash": "FieldConflict",
    "Deed": "Action",
    "Heard": "GroupTurnout",
    "Holding": "ExportTable",
    "Letter": "RenderedMessage",
    "Narrowing": "DirectoryFacet",
    "Portrait": "the noun",
    "Pulse": "TaskRun",
    "RulePause": "ReminderPause",
    "RuleRun": "ReminderRun",
    "Typed": "ReturnedField",
    "WaveState": "WaveTerritory",
    "answered": "the noun",
    "asked": "invited, questions",
    "bell": "queueing",
    "change_place": "change_seat",
    "change_words": "mandate_wording",
    "choosing": "subscriptions",
    "doer": "actor",
    "doubtful": "recoverable",
    "fates": "outcomes",
    "floor": "layer",
    "forgetting": "erasure",
    "found": "the noun",
    "given": "the noun",
    "heard": "countable_groups",
    "here": "access",
    "holdings": "data_export",
    "hours": "deadlines",
    "in_force": "effective",
    "incomplete": "missing",
    "keeper": "supervisor",
    "keeping": "retention",
    "kept": "the noun",
    "lacking": "missing",
    "lacks": "missing",
    "lease": "client",
    "living": "active",
    "may_let_out": "may_approve",
    "mine": "own",
    "naming": "named_answers",
    "noise": "non_data_rows",
    "pace": "duration",
    "portrait": "detail",
    "posting": "account_mail",
    "pulses": "task_health",
    "returning": "bounce_mailbox",
    "ring": "enqueue_on_commit",
    "roof": "project",
    "room": "module, commission",
    "rooms": "modules, commissions",
    "rulebook": "overview",
    "said": "answers",
    "saying": "sentences",
    "second_person": "dual_control",
    "settling": "resolution",
    "shells": "copy_template",
    "singles": "transactional",
    "slots": "sender_locks",
    "standing": "access, current, overall_status",
    "state_label": "InvitationState.label",
    "suspicions": "possible_duplicates",
    "told": "reports",
    "vague": "unclear",
}
# Nor is any of these a part of a name.
WORDS = {"deed", "doer", "heard", "portrait", "said", "standing", "told"}
# Said of anything, and so of nothing: no variable, parameter or attribute is called so, in the tests neither.
PARTICIPLES = {"answered", "asked", "found", "heard", "here", "said", "told"}


def defined_classes(path: Path) -> list[str]:
    return [node.name for node in syntax_tree(path).body if isinstance(node, ast.ClassDef)]


def defined_names(path: Path) -> set[str]:
    """The name of the module or package, and those of its classes and functions."""
    kinds = ast.ClassDef | ast.FunctionDef
    own = path.parent.name if path.stem == "__init__" else path.stem
    return {own, *(node.name for node in ast.walk(syntax_tree(path)) if isinstance(node, kinds))}


def used_names(path: Path) -> set[str]:
    """Of variables, parameters and attributes."""
    nodes = list(ast.walk(syntax_tree(path)))
    parameters = {node.arg for node in nodes if isinstance(node, ast.arg)}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return parameters | attributes | {node.id for node in nodes if isinstance(node, ast.Name)}


@cache
def words(name: str) -> frozenset[str]:
    """Of which a name is made: `end_heard`, `StandingFilter`."""
    return frozenset(word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name))


def test_no_name_is_made_of_a_word_that_was_given_up():
    modules = {str(path.relative_to(ROOT)): defined_names(path) for path in module_paths()}
    bad = {module: {name for name in names if words(name) & WORDS} for module, names in modules.items()}
    assert {module: names for module, names in bad.items() if names} == {}


def test_no_variable_is_a_bare_participle():
    paths = [*module_paths(), *module_paths("tests")]
    modules = {str(path.relative_to(ROOT)): used_names(path) & PARTICIPLES for path in paths}
    assert {module: names for module, names in modules.items() if names} == {}


def test_names_that_were_given_up_stand_in_no_module():
    modules = defaultdict(list)
    for path in module_paths():
        for name in defined_names(path) & GIVEN_UP.keys():
            modules[name].append(str(path.relative_to(ROOT)))
    assert modules == {}


def test_no_class_name_stands_twice():
    modules = defaultdict(list)
    for path in module_paths():
        for name in defined_classes(path):
            modules[name].append(str(path.relative_to(ROOT)))
    assert {name: where for name, where in modules.items() if len(where) > 1 and name != "Command"} == {}
