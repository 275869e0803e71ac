"""Own templates: one for each file, told when they say what nobody understands or are of no use."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import specmill
from specmill.diagnostics import Diagnostic, Span
from specmill.render.locations import builtin_templates
from specmill.source.limits import Limits
from specmill.summary import Summary
from tests.unit.delivery.descriptions import write_shop

LIMITS = Limits()
BUILTIN = builtin_templates()


def generate(folder: Path, limits: Limits = LIMITS, **templates: str) -> Summary:
    """The shop with own templates, by their names with `__` in place of `/`."""
    for name, text in templates.items():
        place = folder / "own" / name.replace("__", "/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    spec = write_shop(folder / "shop", config="package: shop\nfixtures: false\n")
    return specmill.generate(
        spec, out=folder / "out", templates=[folder / "own"], limits=limits
    )


def refused(folder: Path, limits: Limits = LIMITS, **templates: str) -> Diagnostic:
    with pytest.raises(specmill.SpecError) as caught:
        generate(folder, limits, **templates)
    return caught.value.diagnostics[0]


def test_a_line_for_the_readme_is_in_the_readme_alone(tmp_path: Path) -> None:
    plain = (BUILTIN / "package/readme.md.jinja").read_text()
    generate(tmp_path, **{"package__readme.md.jinja": f"{plain}\nOurs is best.\n"})

    found = [
        one.name
        for one in (tmp_path / "out/shop").rglob("*")
        if one.is_file() and "Ours is best." in one.read_text()
    ]
    assert found == ["README.md"]


@pytest.mark.parametrize("name", ["readme.md", "reference.md", "pyproject.toml"])
def test_every_document_has_a_template_of_its_own(tmp_path: Path, name: str) -> None:
    plain = (BUILTIN / f"package/{name}.jinja").read_text()

    summary = generate(tmp_path, **{f"package__{name}.jinja": f"{plain}\n# more\n"})

    assert summary.diagnostics == ()
    written = {one.name.lower(): one for one in (tmp_path / "out/shop").iterdir()}
    assert "# more" in written[name].read_text()


def test_a_pyproject_that_is_no_toml_replaces_nothing(tmp_path: Path) -> None:
    finding = refused(
        tmp_path, **{"package__pyproject.toml.jinja": "{{ view.text }}\nbut not = TOML"}
    )

    assert (finding.code, finding.span.line > 9) == ("unusable-output", True)
    assert finding.span.file.endswith("out/shop/pyproject.toml")
    assert not (tmp_path / "out").exists()


def test_a_pyproject_without_a_project_replaces_nothing(tmp_path: Path) -> None:
    finding = refused(tmp_path, **{"package__pyproject.toml.jinja": "a = 1\n"})

    assert finding.message == "the package is of no use: it names no project"


def test_the_built_in_pyproject_is_toml(tmp_path: Path) -> None:
    generate(tmp_path)

    text = (tmp_path / "out/shop/pyproject.toml").read_text()
    assert tomllib.loads(text)["project"]["name"] == "shop"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("clinet__errors.py.jinja", "client/errors.py.jinja"),
        ("errors.py.jinja", "client/errors.py.jinja"),
        ("client__errors.py", "client/errors.py.jinja"),
        ("package__text.jinja", None),
    ],
)
def test_a_template_that_nothing_reads_is_told(
    tmp_path: Path, name: str, meant: str | None
) -> None:
    (finding,) = generate(tmp_path, **{name: "x"}).diagnostics

    assert (finding.severity, finding.code) == ("warning", "unused-template")
    assert finding.file.endswith("own/" + name.replace("__", "/"))
    listed = "docs/templates.md lists what can be replaced"
    said = f"did you mean '{meant}'?" if meant else listed
    assert (finding.hint or "").startswith(said)


def test_a_folder_without_templates_is_told(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()

    (finding,) = generate(tmp_path).diagnostics

    assert (finding.severity, finding.code) == ("warning", "unused-template")
    assert finding.file == str(tmp_path / "own")


def test_what_an_own_template_reads_is_used(tmp_path: Path) -> None:
    summary = generate(
        tmp_path,
        **{
            "package__readme.md.jinja": "{% include 'ours/head.jinja' %}",
            "ours__head.jinja": "Ours.\n",
            "NOTES.txt": "for us",
        },
    )

    assert summary.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "{{ view.docstrin }}",
            "LazyModuleView has no 'docstrin': did you mean 'docstring'?",
        ),
        (
            "{% for one in view.nothing %}{% endfor %}",
            "LazyModuleView has no 'nothing'",
        ),
        ("{{ veiw.docstring }}", "templates get no 'veiw': did you mean 'view'?"),
        ("{{ nothing }}", "templates get no 'nothing'"),
        (
            "{{ 'text' }}",
            "the text 'text' is in no view: write it outside of the braces",
        ),
        ("{{ 1 }}", "only texts of views can be printed, and this is of type int"),
        ("{% include 'no.jinja' %}", "there is no template 'no.jinja'"),
        (
            "{% include 'client/lazy.py.jinja' %}",
            "it includes, imports or calls itself without end",
        ),
        (
            "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
            "it includes, imports or calls itself without end",
        ),
    ],
)
def test_what_a_template_gets_wrong_is_said_in_its_words(
    tmp_path: Path, text: str, told: str
) -> None:
    finding = refused(tmp_path, **{"client__lazy.py.jinja": text})

    assert finding.message == f"the template can't be used: {told}"


def test_a_template_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    own = tmp_path / "own" / "client"
    own.mkdir(parents=True)
    (own / "lazy.py.jinja").write_bytes(b"{# Caf\xc3\xa9 #}\n{# Caf\xe9 #}\n")

    finding = refused(tmp_path)

    assert finding.message == "the template can't be used: it is not UTF-8"
    assert finding.span == Span(str(own / "lazy.py.jinja"), 2)


def test_a_template_that_does_not_end_is_told(tmp_path: Path) -> None:
    endless = "{% for one in range(10 ** 12) %}{% endfor %}"
    limits = Limits(seconds=3)

    finding = refused(tmp_path, limits=limits, **{"client__lazy.py.jinja": endless})

    assert finding.span == Span(str(tmp_path / "own/client/lazy.py.jinja"))
    assert "--max-seconds" in (finding.hint or "")


def test_output_that_is_no_python_is_told_with_its_line(tmp_path: Path) -> None:
    finding = refused(tmp_path, **{"client__lazy.py.jinja": "x = 1\nclass: pass\n"})

    assert finding.message.endswith("no Python: line 2 of it is 'class: pass'")
    assert finding.span.file == str(tmp_path / "own/client/lazy.py.jinja")
