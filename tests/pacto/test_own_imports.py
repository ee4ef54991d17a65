"""What two test modules need stands in a module of its own: no test module and no conftest is imported."""

import ast
import re
from pathlib import Path

from tests.sources import ROOT, module_paths, syntax_tree


def imported_modules(path: Path) -> set[str]:
    nodes = [node for node in ast.walk(syntax_tree(path)) if isinstance(node, ast.ImportFrom)]
    return {f"{node.module or ''}.{name.name}" for node in nodes for name in node.names}


def test_no_test_module_is_imported():
    test_module = re.compile(r"\b(test_\w+|conftest)\b")
    imports = {path: {*filter(test_module.search, imported_modules(path))} for path in module_paths("tests")}
    assert {str(path.relative_to(ROOT)): names for path, names in imports.items() if names} == {}
