"""The command `diff` on git revisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import Command
from tests.diff.command.conftest import NEW_SHOP, git
from tests.unit.delivery.descriptions import SHOP, write_shop

pytestmark = pytest.mark.usefixtures("repository")


def test_a_revision_is_compared_with_the_work_tree(specmill: Command) -> None:
    run = specmill("diff", "git:main:specs/shop", "specs/shop")

    assert run.code == 0
    assert "  git:main:specs/shop -> specs/shop\n" in run.out
    assert "BREAKING" in run.out


def test_places_are_named_as_in_the_repository(specmill: Command) -> None:
    run = specmill("diff", "git:main:specs/shop", "git:main:specs/other")

    assert "/tmp" not in run.out + run.err
    assert "specs/other/openapi.yaml:2:1" in run.out


def test_a_path_is_looked_up_from_the_current_folder_too(
    specmill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("specs")

    run = specmill("diff", "git:HEAD:shop/openapi.yaml", "git:HEAD:specs/shop")

    assert (run.code, run.out.splitlines()[0]) == (0, "Corner Shop: no changes")


@pytest.mark.parametrize("path", ["../shop", "./../shop/openapi.yaml"])
def test_a_path_may_lead_out_of_the_current_folder(
    path: str, specmill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("specs/other")

    run = specmill("diff", f"git:HEAD:{path}", "git:HEAD:specs/shop")

    assert (run.code, run.out.splitlines()[0]) == (0, "Corner Shop: no changes")


def test_a_version_that_says_too_little_is_placed_in_the_repository(
    specmill: Command,
) -> None:
    Path("specs/shop/sdk.yaml").write_text("version: 0.1.0\n")
    git("add", "specs")
    git("commit", "--quiet", "--message=Two")

    run = specmill(
        "diff", "git:HEAD~1:specs/shop", "git:HEAD:specs/shop", "--check-version"
    )

    assert run.err.startswith("specs/shop/sdk.yaml:1:1: error[wrong-version]")


def test_an_unknown_revision_is_named(specmill: Command) -> None:
    run = specmill("diff", "git:nowhere:specs/shop", "specs/shop")

    assert (run.code, run.out) == (2, "")
    assert "there is no revision 'nowhere'" in run.err


def test_a_revision_is_never_an_option(specmill: Command) -> None:
    run = specmill("diff", "git:--output=x:specs/shop", "specs/shop")

    assert run.code == 2
    assert not Path("x").exists()


def test_an_unknown_path_is_named_with_its_neighbours(specmill: Command) -> None:
    run = specmill("diff", "git:main:specs/shoe", "specs/shop")

    assert run.code == 2
    assert "specs has other, shop" in " ".join(run.err.split())


def test_outside_of_a_repository_nothing_is_compared(
    specmill: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    write_shop(outside)
    monkeypatch.chdir(outside)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))

    assert specmill("diff", "git:main:specs/shop", ".").code == 2


def test_files_that_a_description_refers_to_come_along(specmill: Command) -> None:
    inside = SHOP.replace('"#/components/schemas/Order"', '"../common/order.yaml"')
    write_shop(Path("specs/parts/api"), inside)
    Path("specs/parts/common").mkdir()
    Path("specs/parts/common/order.yaml").write_text("type: object\n")
    git("add", "specs")
    git("commit", "--quiet", "--message=Two")
    Path("specs/parts/common/order.yaml").write_text("type: string\n")

    run = specmill("diff", "git:HEAD:specs/parts/api", "specs/parts/api")

    assert "type changed" in run.out


def test_overlays_of_the_configuration_come_along(specmill: Command) -> None:
    Path("specs/changes.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: x, version: '1'}\n"
        "actions: [{target: $.info, update: {title: Changed}}]\n"
    )
    Path("specs/README.md").write_text("not a description\n")
    config = "package: shop\noverlays: [../changes.yaml]\n"
    write_shop(Path("specs/shop"), SHOP, config)
    git("add", "specs")
    git("commit", "--quiet", "--message=Two")

    run = specmill("diff", "git:HEAD:specs/shop", "specs/shop")

    assert (run.code, run.out.splitlines()[0]) == (0, "Changed: no changes")


def test_every_description_that_changed_is_compared(specmill: Command) -> None:
    run = specmill("diff", "--base-ref", "main")

    assert "git:main:specs/shop/openapi.yaml -> specs/shop/openapi.yaml" in run.out
    assert "specs/other" not in run.out


def test_what_changed_elsewhere_is_seen_from_any_folder(
    specmill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("config", "diff.relative", "true")
    monkeypatch.chdir("specs/other")

    run = specmill("diff", "--base-ref", "main", "--fail-on", "wire")

    assert run.code == 1


def test_what_is_looked_at_can_be_named(specmill: Command) -> None:
    run = specmill("diff", "--base-ref", "main", "specs/other", "--fail-on", "wire")

    assert (run.code, run.out) == (0, "no description has changed\n")


def test_every_path_that_is_named_has_to_hold_a_description(specmill: Command) -> None:
    run = specmill("diff", "--base-ref", "main", "specs/shop", "specs/shpo")

    assert run.code == 2
    assert "no description in specs/shpo" in run.err


def test_a_new_description_is_harmless(specmill: Command) -> None:
    write_shop(Path("specs/third"))

    run = specmill("diff", "--base-ref", "main", "specs/third", "--fail-on", "major")

    assert run.code == 0
    assert "the description is new" in run.out


def test_errors_of_a_new_description_end_with_two(specmill: Command) -> None:
    write_shop(Path("specs/new"), SHOP.replace("schemas/Order", "schemas/Odrer"))

    run = specmill("diff", "--base-ref", "main", "specs/new")

    assert run.code == 2
    assert "specs/new/openapi.yaml:17:45: error[dangling-reference]" in run.err


def test_before_the_first_commit_everything_is_new(
    specmill: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("old")
    git("init", "--quiet", "--initial-branch=main")
    git("add", ".")

    run = specmill("diff", "--base-ref", "HEAD", "--fail-on", "wire")

    assert (run.code, run.err) == (0, "")
    assert "openapi.yaml: the description is new" in run.out


def test_a_description_that_is_gone_breaks_its_sdk(specmill: Command) -> None:
    Path("specs/other/openapi.yaml").unlink()

    run = specmill("diff", "--base-ref", "main", "specs", "--fail-on", "runtime")

    assert run.code == 1
    assert "the description was removed" in run.out


def test_a_description_that_was_moved_is_compared(specmill: Command) -> None:
    Path("specs/shop").rename("specs/store")

    run = specmill("diff", "--base-ref", "main", "specs", "--fail-on", "wire")

    assert run.code == 1
    assert "git:main:specs/shop/openapi.yaml -> specs/store/openapi.yaml" in run.out


def test_a_description_that_was_only_moved_has_not_changed(specmill: Command) -> None:
    Path("specs/other").rename("specs/moved")

    run = specmill("diff", "--base-ref", "main", "specs/moved")

    assert (run.code, run.out) == (0, "no description has changed\n")


def test_descriptions_that_have_little_in_common_are_two(specmill: Command) -> None:
    Path("specs/other/openapi.yaml").unlink()
    text = "openapi: 3.1.0\ninfo: {title: Zoo, version: 1.0.0}\npaths: {}\n"
    write_shop(Path("specs/zoo"), text)

    run = specmill("diff", "--base-ref", "main", "specs")

    assert "specs/other/openapi.yaml: the description was removed" in run.out


def test_what_others_did_meanwhile_is_no_change_of_ours(specmill: Command) -> None:
    git("checkout", "--quiet", "-b", "ours")
    git("commit", "--quiet", "--all", "--message=Ours")
    git("checkout", "--quiet", "main")
    write_shop(Path("specs/other"), NEW_SHOP)
    git("commit", "--quiet", "--all", "--message=Theirs")
    git("checkout", "--quiet", "ours")

    assert "specs/other" not in specmill("diff", "--base-ref", "main").out


def test_the_work_tree_is_left_as_it_was(specmill: Command) -> None:
    before = git("status", "--porcelain")

    specmill("diff", "--base-ref", "main")

    assert git("status", "--porcelain") == before


def test_errors_of_the_old_state_do_not_stop_who_repairs_them(
    specmill: Command,
) -> None:
    write_shop(Path("specs/shop"), SHOP.replace("schemas/Order", "schemas/Odrer"))
    git("commit", "--quiet", "--all", "--message=Broken")
    write_shop(Path("specs/shop"), SHOP)

    run = specmill("diff", "git:HEAD:specs/shop", "specs/shop")

    assert run.code == 0
    assert "warning[dangling-reference]: before: " in run.err


def test_folders_whose_names_begin_alike_are_kept_apart(specmill: Command) -> None:
    broken = SHOP.replace("schemas/Order", "schemas/Odrer")
    write_shop(Path("specs/shop-old"), broken)

    run = specmill("diff", "specs/shop-old", "specs/shop")

    assert "warning[dangling-reference]: before: " in run.err


def test_an_old_state_that_can_not_be_read_does_not_stop_who_repairs_it(
    specmill: Command,
) -> None:
    Path("specs/shop/openapi.yaml").write_text("openapi: [\n")
    git("commit", "--quiet", "--all", "--message=Broken")
    write_shop(Path("specs/shop"), SHOP)

    run = specmill("diff", "--base-ref", "HEAD", "--fail-on", "wire")

    assert run.code == 0
    assert "warning[syntax]: before: " in run.err
    assert "the description is new" in run.out


def test_a_new_state_that_can_not_be_read_ends_with_two(specmill: Command) -> None:
    Path("specs/shop/openapi.yaml").write_text("openapi: [\n")
    git("commit", "--quiet", "--all", "--message=Broken")
    Path("specs/shop/openapi.yaml").write_text("openapi: {\n")

    run = specmill("diff", "--base-ref", "HEAD")

    assert run.code == 2
    assert "error[syntax]" in run.err


def test_hints_name_files_as_the_revision_has_them(specmill: Command) -> None:
    run = specmill("diff", "git:HEAD:specs", "git:HEAD:specs")

    assert run.code == 2
    assert "name the folders that hold one: specs/other, specs/shop\n" in run.err


def test_what_git_calls_a_revision_and_path_is_suggested(specmill: Command) -> None:
    run = specmill("diff", "main:specs/shop", "specs/shop")

    assert run.code == 2
    assert "did you mean git:main:specs/shop?" in run.err


def test_texts_that_a_description_refers_to_are_those_of_the_revision(
    specmill: Command,
) -> None:
    root = Path("specs/shop/openapi.yaml")
    tags = "\ntags: [{name: items, description: {$ref: intro.md}}]\n"
    root.write_text(root.read_text() + tags)
    Path("specs/shop/intro.md").write_text("All items.\n")
    git("add", "specs")
    git("commit", "--quiet", "--message=Two")

    run = specmill("diff", "git:HEAD:specs/shop", "specs/shop")

    assert "degraded-reference" not in run.err
    assert "Corner Shop: no changes" == run.out.splitlines()[0]


@pytest.mark.parametrize(
    "sides",
    [("git:HEAD:specs/shop", "specs/shop"), ("--base-ref", "HEAD", "specs/shop")],
)
def test_references_may_lead_to_the_same_folder_of_a_revision(
    specmill: Command, sides: tuple[str, ...]
) -> None:
    shop, item = Path("specs/shop/openapi.yaml"), Path("specs/common/item.yaml")
    inside = '"#/components/schemas/Order"'
    shop.write_text(shop.read_text().replace(inside, "../common/item.yaml"))
    item.parent.mkdir()
    item.write_text("{type: object, properties: {id: {type: integer}}}\n")
    Path("specs/common/tool.py").touch()
    git("add", "specs")
    git("commit", "--quiet", "--message=Two")
    item.write_text("type: object\n")

    run = specmill("diff", *sides, "--root", "specs", "--fail-on", "wire")

    assert (run.code, run.err) == (1, "")
