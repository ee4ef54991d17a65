"""The registry as a file for a spreadsheet, with a record of who took it, why, and what it held."""

import tempfile
from typing import IO

from django.contrib.postgres.aggregates import ArrayAgg, StringAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from kit.export import write_csv, write_xlsx

from .models import Audience, Donee, Export, Kind, LegalForm, Organization, Representation, Status, WorkingState
