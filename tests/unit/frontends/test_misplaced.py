"""References where the standard has none: which are followed, and what becomes of the others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from specmill.diagnostics import Diagnostic, Diagnostics
from specmill.frontends.registry import parse
from specmill.model.api import Api
from specmill.model.types import Record
from specmill.report import locate
from specmill.source import Limits, Node, Workspace
from tests.unit.source.conftest import told

HEAD = 'openapi: 3.0.3\ninfo: {title: Shop, version: "1"}\n'
OPERATION = (
    "{operationId: listPets, responses: {'200': {description: ok, content: %s}}}"
)
FOLLOWED = "a reference is followed here, although the standard has none at this place"


@dataclass(frozen=True)
class Outcome:
    """A description of several files, read."""

    root: Node
    api: Api
    workspace: Workspace
    findings: tuple[Diagnostic, ...]

    @property
    def lines(self) -> list[str]:
        """The findings as `file:line:column code: message`, files relative to the folder."""
        return told(self.findings, Path(self.root.file).parent)

    @property
    def codes(self) -> list[str]:
        """The codes of the findings."""
        return [one.code for one in self.findings]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read(
    folder: Path, root: str, limits: Limits | None = None, **parts: str
) -> Outcome:
    """Read a description; each of `parts` is a file, `pets_yaml` that in the folder `parts` and of that name."""
    (folder / "parts").mkdir(exist_ok=True)
    for name, text in parts.items():
        (folder / "parts" / name.replace("_", ".")).write_text(text, encoding="utf-8")
    (folder / "openapi.yaml").write_text(root, encoding="utf-8")
    diagnostics = Diagnostics()
    workspace = Workspace(diagnostics, limits or Limits())
    opened = workspace.open(folder / "openapi.yaml")
    assert opened is not None
    settled, api = parse(opened, workspace, diagnostics)
    return Outcome(settled, api, workspace, locate(diagnostics, workspace))


def schema(text: str, version: str = "3.0.3") -> str:
    """A description with one schema, Pet."""
    head = HEAD.replace("3.0.3", version)
    return f"{head}paths: {{}}\ncomponents: {{schemas: {{Pet: {text}}}}}"


def fields(outcome: Outcome) -> list[str]:
    """The names of the fields of Pet."""
    pet = outcome.api.types["Pet"]
    assert isinstance(pet, Record)
    return [one.wire_name for one in pet.fields]


def test_a_reference_in_place_of_all_paths_is_followed(folder: Path) -> None:
    outcome = read(
        folder,
        HEAD + "paths: {$ref: parts/paths.yaml}",
        paths_yaml="/pets: {get: %s}" % (OPERATION % "{}"),
    )

    assert ["listPets"] == [one.id for one in outcome.api.operations]
    assert [f"openapi.yaml:3:1 foreign-keyword: {FOLLOWED}"] == outcome.lines


def test_references_in_a_part_are_seen_from_its_file(folder: Path) -> None:
    outcome = read(
        folder,
        HEAD + "paths: {}\ncomponents: {$ref: parts/all.yaml}",
        all_yaml="schemas: {Pet: {allOf: [{$ref: '#/schemas/Base'}, {$ref: more.yaml}]},"
        " Base: {type: object, properties: {name: {type: string}}}}",
        more_yaml="{type: object, properties: {age: {type: integer}}}",
    )

    assert ["name", "age"] == fields(outcome)
    assert {"Pet", "Base"} <= set(outcome.api.types)


def test_a_mistake_in_a_part_is_told_where_it_stands(folder: Path) -> None:
    outcome = read(
        folder,
        HEAD + "paths: {}\ntags: {$ref: parts/t.yaml}",
        t_yaml="\n- {name: a, nme: b}\n",
    )

    assert "parts/t.yaml:2:13 invalid-structure" in " ".join(outcome.lines)


def test_a_part_may_lead_back_to_the_description(folder: Path) -> None:
    outcome = read(
        folder,
        schema("{type: object, properties: {$ref: parts/fields.yaml}}"),
        fields_yaml="parent: {$ref: '../openapi.yaml#/components/schemas/Pet'}",
    )

    assert ["parent"] == fields(outcome)
    assert ["Pet"] == list(outcome.api.types)


def test_references_to_a_part_lead_to_where_it_stands_now(folder: Path) -> None:
    content = "{application/json: {schema: {$ref: parts/all.yaml#/schemas/Pet}}}"
    outcome = read(
        folder,
        HEAD
        + "components: {$ref: parts/all.yaml}\n"
        + "paths: {/pets: {get: %s}}" % (OPERATION % content),
        all_yaml="schemas: {Pet: {type: object, properties: {name: {type: string}}}}",
    )

    assert ["Pet"] == list(outcome.api.types)


def test_a_chain_of_references_is_followed(folder: Path) -> None:
    outcome = read(
        folder,
        schema("{type: object, properties: {$ref: parts/a.yaml}}"),
        a_yaml="$ref: 'b.json#/all'",
        b_json='{"all": {"name": {"type": "string"}}}',
    )

    assert ["name"] == fields(outcome)


def test_a_reference_in_a_file_that_is_referred_to_is_followed(folder: Path) -> None:
    outcome = read(
        folder,
        schema("{$ref: parts/pet.yaml}"),
        pet_yaml="type: object\nproperties:\n  $ref: 'fields.yaml'",
        fields_yaml="name: {type: string}",
    )

    assert ["name"] == fields(outcome)
    assert [f"parts/pet.yaml:2:1 foreign-keyword: {FOLLOWED}"] == outcome.lines


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_members_beside_a_reference_are_added(folder: Path, version: str) -> None:
    outcome = read(
        folder,
        schema(
            "{type: object, properties: {$ref: parts/all.yaml, age: {type: integer}}}",
            version,
        ),
        all_yaml="name: {type: string}",
    )

    assert ["name", "age"] == fields(outcome)


def test_members_beside_a_reference_may_be_references_themselves(folder: Path) -> None:
    answers = "responses: {$ref: parts/ok.yaml, '404': {description: n, headers: {$ref: parts/deep/h.yaml}}}"
    (folder / "parts" / "deep").mkdir(parents=True)
    for name, text in {
        "h": "{A: {schema: {$ref: t.yaml}}, B: {schema: {$ref: t.yaml}}}",
        "t": "{type: string, enum: [a]}",
    }.items():
        (folder / "parts" / "deep" / f"{name}.yaml").write_text(text, encoding="utf-8")

    outcome = read(
        folder,
        HEAD + f"paths: {{/pets: {{get: {{operationId: listPets, {answers}}}}}}}",
        ok_yaml="'200': {description: ok}",
    )

    (error,) = outcome.api.operations[0].errors
    assert ["A", "B"] == [one.wire_name for one in error.headers]
    assert {"foreign-keyword"} == set(outcome.codes)


def test_members_beside_a_reference_on_the_way_are_added(folder: Path) -> None:
    outcome = read(
        folder,
        schema("{type: object, properties: {$ref: parts/a.yaml}}"),
        a_yaml="{$ref: b.yaml, name: {$ref: b.yaml#/kind}}",
        b_yaml="kind: {type: string}",
    )

    assert ["kind", "name"] == fields(outcome)


def test_references_lead_to_what_has_members_beside_it_now(folder: Path) -> None:
    outcome = read(
        folder,
        HEAD
        + "paths: {}\ncomponents: {schemas: {$ref: parts/all.yaml, Cat: {type: string}}}",
        all_yaml="{Pet: {type: object, properties: {owner: {$ref: '#/Owner'}}},"
        " Owner: {type: object, properties: {name: {type: string}}}}",
    )

    assert {"Cat", "Pet", "Owner"} == set(outcome.api.types)


def test_members_beside_a_reference_on_the_way_may_lead_back(folder: Path) -> None:
    outcome = read(
        folder,
        schema("{type: object, properties: {$ref: parts/a.yaml}}"),
        a_yaml="{$ref: b.yaml, name: {type: object, properties: {$ref: a.yaml}}}",
        b_yaml="kind: {type: string}",
    )

    assert any("it leads in a circle" in line for line in outcome.lines)


def test_references_under_conditions_are_seen_from_their_file(folder: Path) -> None:
    outcome = read(
        folder,
        HEAD.replace("3.0.3", "3.1.0") + "components: {$ref: parts/all.yaml}",
        all_yaml="schemas: {Pet: {type: object, properties: {name: {type: string}},"
        " dependencies: {name: {properties: {tag: {$ref: tag.yaml}}}}}}",
        tag_yaml="{type: string}",
    )

    assert {"foreign-keyword"} == set(outcome.codes)


def test_components_may_be_called_like_extensions(folder: Path) -> None:
    outcome = read(
        folder,
        HEAD
        + "paths: {/pets: {get: {operationId: listPets, responses: {'200': {$ref: '#/components/responses/x-ok'}}}}}\n"
        "components: {responses: {x-ok: {description: ok, headers: {$ref: parts/h.yaml}}}}",
        h_yaml="A: {schema: {type: string}}",
    )

    (result,) = outcome.api.operations[0].results
    assert ["A"] == [one.wire_name for one in result.headers]


def test_a_text_may_be_a_file_of_its_own(folder: Path) -> None:
    outcome = read(
        folder,
        HEAD + "paths: {}\ntags: [{name: pets, description: {$ref: parts/intro.md}}]",
        intro_md="# Pets: all\n",
    )

    assert "# Pets: all\n" == outcome.root["tags"][0]["description"].value
    assert 2 == len(outcome.workspace.files)


def test_a_text_is_no_file_that_is_no_text_by_its_name(folder: Path) -> None:
    outcome = read(
        folder,
        HEAD + "paths: {}\ntags: [{name: a, description: {$ref: parts/.netrc}}]",
        _netrc="machine x.example password secret",
    )

    assert ["degraded-reference"] == outcome.codes
    assert 1 == len(outcome.workspace.files)


@pytest.mark.parametrize(
    "text",
    [
        "{type: object, example: {$ref: parts/a.yaml}}",
        "{type: object, default: {$ref: parts/a.yaml}}",
        "{type: object, x-more: {$ref: parts/a.yaml}}",
        "{enum: [{$ref: parts/a.yaml}]}",
        "{type: object, properties: {$ref: {type: string}}}",
    ],
)
def test_a_reference_that_is_a_value_stays(folder: Path, text: str) -> None:
    outcome = read(folder, schema(text), a_yaml="name: {type: string}")

    assert 1 == len(outcome.workspace.files)
    assert "foreign-keyword" not in outcome.codes


@pytest.mark.parametrize(
    "member",
    [
        "examples: {e: {value: {$ref: parts/a.yaml}}}",
        "example: {$ref: parts/a.yaml}",
    ],
)
def test_a_reference_in_an_example_stays(folder: Path, member: str) -> None:
    content = f"{{application/json: {{{member}}}}}"
    outcome = read(
        folder,
        HEAD + "paths: {/pets: {get: %s}}" % (OPERATION % content),
        a_yaml="name: {type: string}",
    )

    assert [] == outcome.codes


def test_parameters_of_a_link_are_values(folder: Path) -> None:
    links = "{description: ok, links: {l: {operationId: a, parameters: {$ref: parts/a.yaml}}}}"
    outcome = read(
        folder,
        HEAD
        + f"paths: {{/a: {{get: {{operationId: a, responses: {{'200': {links}}}}}}}}}",
        a_yaml="id: 1",
    )

    assert 1 == len(outcome.workspace.files)


def test_a_scope_may_be_called_like_a_reference(folder: Path) -> None:
    flows = "{clientCredentials: {tokenUrl: 'https://x.example', scopes: {$ref: Read}}}"
    outcome = read(
        folder,
        HEAD
        + "paths: {}\ncomponents: {securitySchemes: {o: {type: oauth2, flows: "
        + f"{flows}}}}}}}"
        + "\ntags: {$ref: '#/x-tags'}\nx-tags: []",
    )

    assert ["foreign-keyword"] == outcome.codes


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("parts/no.yaml", "'parts/no.yaml' can't be followed: there is no such file"),
        ("'#/x-no'", "'#/x-no' leads nowhere: the root has no 'x-no'"),
        ("'#/info/title'", "'#/info/title' leads to a string"),
        ("'#/info'", "'#/info' leads to a mapping of another kind"),
        ("'#/tags'", "'#/tags' leads in a circle"),
        ("../a.yaml", "'../a.yaml' leads out of the folder of the description"),
        (
            "https://x.example/a.yaml",
            (
                "'https://x.example/a.yaml' is not a file; references are never fetched"
                " from elsewhere by default"
            ),
        ),
    ],
)
def test_a_reference_that_cannot_be_followed_is_told_with_the_reason(
    folder: Path, reference: str, reason: str
) -> None:
    outcome = read(folder, HEAD + f"paths: {{}}\ntags: {{$ref: {reference}}}")

    message = f"a reference can't stand here, and {reason}: nothing of it is used"
    assert [f"openapi.yaml:4:1 degraded-reference: {message}"] == outcome.lines


def test_paths_that_cannot_be_followed_are_an_error(folder: Path) -> None:
    outcome = read(folder, HEAD + "paths: {$ref: parts/no.yaml}")

    message = "'parts/no.yaml' can't be followed: there is no such file"
    said = f"invalid-structure: a reference can't stand here, and {message}"
    assert [f"openapi.yaml:3:1 {said}"] == outcome.lines


def test_a_reference_into_what_is_around_it_is_not_followed(folder: Path) -> None:
    inner = "{type: object, properties: {$ref: '#/components/schemas/Pet/properties'}}"
    outcome = read(folder, schema(f"{{type: object, properties: {{child: {inner}}}}}"))

    assert "it leads in a circle" in outcome.lines[0]


def test_what_is_put_together_is_bounded(folder: Path) -> None:
    parts = {
        f"p{index}_yaml": "".join(
            f"f{one}: {{type: object, properties: {{$ref: p{index + 1}.yaml}}}}\n"
            for one in range(10)
        )
        for index in range(5)
    }
    outcome = read(
        folder,
        schema("{type: object, properties: {$ref: parts/p0.yaml}}"),
        Limits(nodes=10_000),
        p5_yaml="a: {type: string}",
        **parts,
    )

    assert "too-many-nodes" in outcome.codes


def test_what_is_put_together_is_bounded_in_depth(folder: Path) -> None:
    parts = {
        f"p{index}_yaml": f"f: {{type: object, properties: {{$ref: p{index + 1}.yaml}}}}\n"
        for index in range(5)
    }
    outcome = read(
        folder,
        schema("{type: object, properties: {$ref: parts/p0.yaml}}"),
        Limits(depth=12),
        p5_yaml="a: {type: string}",
        **parts,
    )

    assert "too-deep" in outcome.codes


@pytest.mark.parametrize("cut", ["required", "properties"])
def test_parts_that_are_cut_themselves_fit(folder: Path, cut: str) -> None:
    parts = {"required": "- {$ref: one.yaml}", "properties": "a: {$ref: one.yaml}"}
    ones = {"required": "a", "properties": "{type: string}"}
    outcome = read(
        folder,
        schema(f"{{type: object, {cut}: {{$ref: parts/all.yaml}}}}"),
        all_yaml=parts[cut],
        one_yaml=ones[cut],
    )

    assert "degraded-reference" not in outcome.codes


def test_a_reference_that_cannot_be_followed_is_not_said_to_be(folder: Path) -> None:
    outcome = read(
        folder,
        'swagger: "2.0"\ninfo: {title: Shop, version: "1"}\npaths: {}\n'
        "securityDefinitions: {key: {$ref: parts/no.yaml}}",
    )

    assert FOLLOWED not in " ".join(outcome.lines)
    assert "degraded-reference" in outcome.codes
