"""A package is tried elsewhere before a single file of the output is replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

import specmill
from specmill.render.source_file import SourceFile
from specmill.render.verifier import Trial, try_package
from tests.unit.delivery.descriptions import write_shop


def tried(**modules: str) -> Trial:
    """The trial of a package `sdk` of these modules."""
    files = [
        SourceFile(f"sdk/{name.strip('_') or '__init__'}.py", text.encode())
        for name, text in {"__": "", **modules}.items()
    ]
    return try_package(files, ".", "sdk")


def test_a_package_that_imports_is_good() -> None:
    assert tried(a="import json\n", b="from sdk.a import json\n") == Trial()


def test_a_line_that_can_not_be_compiled_is_named() -> None:
    problem = tried(a="x = 1\nx = (\n").problems[0]

    assert (problem.path, problem.line) == ("sdk/a.py", 2)


def test_a_warning_of_the_compiler_is_a_problem() -> None:
    assert "SyntaxError" in tried(a='x = "\\d"\n').problems[0].message


def test_a_line_that_can_not_be_imported_is_named() -> None:
    problem = tried(a="x = 1\n\nx = y\n").problems[0]

    assert (problem.path, problem.line) == ("sdk/a.py", 3)
    assert problem.message == "NameError: name 'y' is not defined"


def test_a_module_that_is_not_there_is_a_problem() -> None:
    assert "sdk.b" in tried(a="import sdk.b\n").problems[0].message


def test_a_library_that_is_not_installed_is_no_problem() -> None:
    assert tried(a="import not_installed.part\n") == Trial((), ("not_installed",))


def test_a_module_that_ends_the_process_is_a_problem() -> None:
    assert "exit code 3" in tried(a="import os\nos._exit(3)\n").problems[0].message


def test_nothing_is_compiled_into_the_temporary_folder(tmp_path: Path) -> None:
    place = tmp_path / "found"
    code = f"import pathlib; pathlib.Path({str(place)!r}).write_text(__file__)\n"

    tried(a=code)

    assert not Path(place.read_text()).parent.exists()


def own_template(folder: Path, text: str) -> Path:
    """A folder with an own template for the façade of the package."""
    target = folder / "own" / "client" / "lazy.py.jinja"
    target.parent.mkdir(parents=True)
    target.write_text(text)
    return folder / "own"


def test_output_of_an_own_template_that_can_not_be_imported_replaces_nothing(
    tmp_path: Path,
) -> None:
    spec, out = write_shop(tmp_path / "shop"), tmp_path / "out"
    specmill.generate(spec, out=out)
    before = (out / "shop" / "shop" / "__init__.py").read_text()
    own = own_template(tmp_path, '"""A façade."""\nx = y\n')

    with pytest.raises(specmill.SpecError) as caught:
        specmill.generate(spec, out=out, templates=[own])

    assert caught.value.diagnostics[0].code == "unusable-output"
    assert before == (out / "shop" / "shop" / "__init__.py").read_text()


def test_the_finding_names_line_and_template(tmp_path: Path) -> None:
    own = own_template(tmp_path, '"""A façade."""\nx = y\n')

    with pytest.raises(specmill.SpecError) as caught:
        specmill.generate(
            write_shop(tmp_path / "shop"), out=tmp_path / "out", templates=[own]
        )

    first = caught.value.diagnostics[0]
    assert (first.span.line, first.hint) == (
        3,
        "it is made by the template 'client/lazy.py.jinja'",
    )


def test_no_verify_takes_what_there_is(tmp_path: Path) -> None:
    own = own_template(tmp_path, "x = y\n")

    summary = specmill.generate(
        write_shop(tmp_path / "shop"),
        out=tmp_path / "out",
        templates=[own],
        verify=False,
    )

    assert "shop/__init__.py" in summary.changed


def test_verify_is_content_with_what_specmill_makes(tmp_path: Path) -> None:
    summary = specmill.generate(
        write_shop(tmp_path / "shop"), out=tmp_path / "out", verify=True
    )

    assert summary.diagnostics == ()
