"""The tables of an app in one step of a migration."""

from django.db.migrations.operations import CreateModel, SeparateDatabaseAndState
from pgtrigger.migrations import AddTrigger


class CreateTables(SeparateDatabaseAndState):
    """Every operation of an app's first migration as one: tables and triggers are made from the models as they end up.

    After each operation Django builds anew all models that are related to its own, here nearly all of them: one by one
    the first migrations of the portal take minutes, so they take seconds.
    """

    def __init__(self, operations):
        super().__init__(state_operations=operations)

    def deconstruct(self):
        return self.__class__.__name__, [], {"operations": self.state_operations}

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)
        state.is_delayed = False  # what is built next is whole: no need to build it once more for the rows that follow
        super().state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self._operations():
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self._operations(CreateModel)):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def _operations(self, kinds=(CreateModel, AddTrigger)):
        """What the database needs: a table is made with its fields, indexes and constraints, its triggers follow."""
        return [operation for operation in self.state_operations if isinstance(operation, kinds)]
