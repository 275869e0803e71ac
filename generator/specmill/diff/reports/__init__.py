"""Reports of a comparison, each for the place where it is read."""

from __future__ import annotations

from specmill.diff.reports.forms import Form, form_of, render_reviews

__all__ = ["Form", "form_of", "render_reviews"]
