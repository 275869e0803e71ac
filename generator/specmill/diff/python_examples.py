"""A change of a description for each rule of the Python layer; a test compares both sides of all."""

from __future__ import annotations

from specmill.diff.python_examples_base import Examples
from specmill.diff.python_examples_client import CLIENT
from specmill.diff.python_examples_errors import ERRORS
from specmill.diff.python_examples_methods import METHODS
from specmill.diff.python_examples_models import MODELS

EXAMPLES: Examples = {**METHODS, **MODELS, **ERRORS, **CLIENT}
