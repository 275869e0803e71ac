"""Own templates: one for each file, told when they say what nobody understands or are of no use."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import specmill
from specmill.diagnostics import Diagnostic
from specmill.render.locations import builtin_templates
from specmill.summary import Summary
from tests.unit.delivery.descriptions import write_shop

BUILTIN = builtin_templates()


def generate(folder: Path, **templates: str) -> Summary:
    """The shop with own templates, by their names with `__` in place of `/`."""
    for name, text in templates.items():
        place = folder / "own" / name.replace("__", "/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    spec = write_shop(folder / "shop", config="package: shop\nfixtures: false\n")
    return specmill.generate(spec, out=folder / "out", templates=[folder / "own"])


def refused(folder: Path, **templates: str) -> Diagnostic:
    with pytest.raises(specmill.SpecError) as caught:
        generate(folder, **templates)
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
    assert finding.hint == (None if meant is None else f"did you mean '{meant}'?")


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
        ("{{ 'text' }}", "a template may print Code only, not str"),
    ],
)
def test_what_a_template_gets_wrong_is_said_in_its_words(
    tmp_path: Path, text: str, told: str
) -> None:
    finding = refused(tmp_path, **{"client__lazy.py.jinja": text})

    assert finding.message == f"the template can't be used: {told}"
