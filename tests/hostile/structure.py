"""The structure of generated files: what stays the same whatever the texts of a description say."""

from __future__ import annotations

import ast
import json
import re
import tomllib
import warnings
from collections.abc import Mapping
from typing import Any

_LINE_KINDS = (
    ("fence", re.compile(r"(```+|~~~+)")),
    ("heading", re.compile(r"#+ ")),
    ("table", re.compile(r"\|")),
    ("item", re.compile(r"[-*+] |\d+[.)] ")),
    ("rule", re.compile(r"(---+|===+|\*\*\*+)$")),
    ("html", re.compile(r"<[A-Za-z/!?]")),
)


_OF_TEXTS = frozenset({"fence", "item", "table"})


def structure(files: Mapping[str, str]) -> dict[str, object]:
    """The structure of every file, by path."""
    return {path: structure_of(path, text) for path, text in files.items()}


def structure_of(path: str, text: str) -> object:
    """Syntax without texts, keys without values, or kinds of lines: by the suffix of the path."""
    if path.endswith((".py", ".pyi")):
        return shape(text)
    if path.endswith(".toml"):
        return _keys(tomllib.loads(text))
    if path.endswith(".json"):
        return _keys(json.loads(text)) if "manifest" in path else None
    if path.endswith(".md"):
        # Of how many paragraphs a text is, is its own affair.
        return [kind for line in text.split("\n") if (kind := _kind(line)) != "text"]
    return None


def holds(known: object, found: object) -> bool:
    """Whether a file still has the structure that is known.

    A text may bring lists, tables and listings into a document, which is of kinds of lines; nothing else.
    """
    if not isinstance(known, list) or not isinstance(found, list):
        return known == found
    waiting = iter(found)
    for kind in known:
        for other in waiting:
            if other == kind:
                break
            if other not in _OF_TEXTS:
                return False
        else:
            return False
    return _OF_TEXTS.issuperset(waiting)


def shape(text: str) -> str:
    """The syntax tree of a module with empty strings; warnings are errors."""
    return ast.dump(_without_texts(syntax(text)))


def syntax(text: str) -> ast.Module:
    """The syntax tree of a module that also compiles; warnings are errors."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        compile(text, "generated.py", "exec", dont_inherit=True)
        return ast.parse(text)


def _without_texts(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return tree


def words(files: Mapping[str, str]) -> set[str]:
    """Every string constant and every identifier of the Python files."""
    found: set[str] = set()
    for path, text in files.items():
        for node in ast.walk(syntax(text)) if path.endswith(".py") else ():
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            elif isinstance(node, ast.Name):
                found.add(node.id)
    return found


def _keys(value: Any) -> object:
    if isinstance(value, dict):
        return {key: _keys(inner) for key, inner in sorted(value.items())}
    return [_keys(inner) for inner in value] if isinstance(value, list) else None


def _kind(line: str) -> str:
    for kind, pattern in _LINE_KINDS:
        if pattern.match(line.lstrip()):
            return kind
    return "text"
