"""Only makers turn text into `Code`, and templates print nothing else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import specmill
from specmill.python.code import Code
from specmill.python.documents import filled, lines
from specmill.render.environment import UnsafeTextError, environment
from tests.unit.python.nasty import PIECES

TOOL = Path(specmill.__file__).parent
# Modules that may make Code of texts they compute, each with what makes them safe.
MAKERS = {
    "diff/reports/quoting.py": "escapes everything for HTML or Markdown, or checks it",
    "python/docstrings.py": "escapes everything",
    "python/documents.py": "escapes everything, or joins Code",
    "python/identifiers.py": "checks that it is an identifier",
    "python/imports.py": "joins identifiers",
    "python/layout.py": "joins Code",
    "python/literals.py": "quotes and escapes",
    "python/statements.py": "joins Code",
}


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a function in the tool, with the module it stands in."""
    for path in sorted(TOOL.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if named and node.func.id == name:
                yield path.relative_to(TOOL).as_posix(), node


def is_constant(call: ast.Call) -> bool:
    """True when the first argument is text that specmill itself writes."""
    return isinstance(call.args[0], ast.Constant)


def test_only_makers_make_code_of_text() -> None:
    found = {
        f"{path}:{call.lineno}"
        for path, call in calls("Code")
        if path not in MAKERS and not is_constant(call)
    }

    assert found == set()


def test_every_maker_makes_code() -> None:
    making = {path for path, call in calls("Code") if not is_constant(call)}

    assert MAKERS.keys() - making == set(), "an exemption that nothing needs"


def test_lines_of_documents_have_constant_forms() -> None:
    found = {
        f"{path}:{call.lineno}"
        for path, call in calls("filled")
        if path != "python/documents.py" and not is_constant(call)
    }

    assert found == set()


@pytest.mark.parametrize("text", PIECES)
def test_code_joined_with_text_is_no_code(text: str) -> None:
    code = Code("name")

    for joined in (code + text, f"{code}{text}", text.join([code, code]), code.upper()):
        assert type(joined) is str


def test_document_takes_only_code() -> None:
    plain: Any = "text"

    with pytest.raises(TypeError, match="only Code"):
        filled("{}", plain)
    with pytest.raises(TypeError, match="only Code"):
        lines([plain])


@pytest.mark.parametrize(
    "template",
    [
        "{{ text }}",
        "{% macro m(t) %}{{ t }}{% endmacro %}{{ m(text) }}",
        "{{ number }}",
        "{% for one in several %}{{ one }}{% endfor %}",
        "{{ code ~ text }}",
        "{{ none }}",
        "{{ code | upper }}",
        "{{ code + code }}",
        "{{ 'constant' ~ code }}",
        "{{ several }}",
    ],
)
def test_template_that_prints_text_is_refused(tmp_path: Path, template: str) -> None:
    (tmp_path / "t.jinja").write_text(template)
    context = {
        "text": "import os",
        "number": 1,
        "several": ("a",),
        "code": Code("x"),
        "none": None,
    }

    with pytest.raises(UnsafeTextError):
        environment([tmp_path]).get_template("t.jinja").render(context)


def test_template_prints_code(tmp_path: Path) -> None:
    (tmp_path / "t.jinja").write_text(
        "{% macro m(t) %}<{{ t }}>{% endmacro %}{{ m(code) }}{{ code }}"
    )

    text = environment([tmp_path]).get_template("t.jinja").render(code=Code("x"))

    assert text == "<x>x"


def test_first_folder_wins(tmp_path: Path) -> None:
    for name in ("own", "builtin"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "t.jinja").write_text(name)

    found = environment([tmp_path / "own", tmp_path / "builtin"])

    assert found.get_template("t.jinja").render() == "own"
