"""One word, one meaning (docs/glossary.md): names that were given up stay out, and no class name stands twice."""

import ast
from collections import defaultdict
from pathlib import Path

from tests.sources import ROOT, module_paths, syntax_tree

# Names of modules, classes and functions that were given up, and what stands in their place. It only grows.
GIVEN_UP = {
    "bell": "queueing",
    "change_words": "mandate_wording",
    "choosing": "subscriptions",
    "fates": "outcomes",
    "heard": "countable_groups",
    "returning": "bounce_mailbox",
    "ring": "enqueue_on_commit",
    "rulebook": "overview",
    "shells": "copy_template",
    "singles": "transactional",
    "state_label": "InvitationState.label",
}
# Class names that stand more than once, `Command` of Django apart. It only shrinks.
DOUBLED = {
    "CommentForm",
    "DecisionFilter",
    "Item",
    "Judge",
    "Line",
    "MandateField",
    "Notice",
    "Outcome",
    "Place",
    "Reading",
    "Row",
    "Section",
    "SectionForm",
    "Shade",
    "Sheet",
    "Standing",
    "Verdict",
    "Waiting",
}


def defined_classes(path: Path) -> list[str]:
    return [node.name for node in syntax_tree(path).body if isinstance(node, ast.ClassDef)]


def defined_names(path: Path) -> set[str]:
    """The module's own name, and those of its classes and functions."""
    kinds = ast.ClassDef | ast.FunctionDef
    return {path.stem, *(node.name for node in ast.walk(syntax_tree(path)) if isinstance(node, kinds))}


def test_names_that_were_given_up_stay_out():
    found = {str(path.relative_to(ROOT)): sorted(defined_names(path) & GIVEN_UP.keys()) for path in module_paths()}
    assert {name: names for name, names in found.items() if names} == {}


def test_no_further_class_name_stands_twice():
    modules = defaultdict(list)
    for path in module_paths():
        for name in defined_classes(path):
            modules[name].append(str(path.relative_to(ROOT)))
    doubled = {name: where for name, where in modules.items() if len(where) > 1 and name != "Command"}
    assert {name: where for name, where in doubled.items() if name not in DOUBLED} == {}
