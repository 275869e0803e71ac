"""Output of own templates gets Black's style; a file that did not change is not formatted again."""

from __future__ import annotations

from black import format_str
from black.mode import Mode

from specmill.render.formatter import format_files
from specmill.render.source_file import SourceFile

UGLY = "x = { 'a':1 }\n"


def test_python_gets_the_style_of_black() -> None:
    (file,) = format_files([SourceFile("a.py", UGLY.encode(), "own")], {}).files

    assert file.text == format_str(UGLY, mode=Mode()) == 'x = {"a": 1}\n'


def test_other_files_stay_as_they_are() -> None:
    file = SourceFile("a.md", UGLY.encode(), "own")

    done = format_files([file], {})

    assert (done.files, done.rendered) == ((file,), {})


def test_many_files_are_formatted_in_order() -> None:
    files = [
        SourceFile(f"{number}.py", f"x = ( {number} )\n".encode(), "own")
        for number in range(30)
    ]

    done = format_files(files, {})

    assert [one.text for one in done.files] == [
        f"x = {number}\n" for number in range(30)
    ]


def test_a_known_file_is_not_formatted_again() -> None:
    file = SourceFile("a.py", UGLY.encode(), "own")
    first = format_files([file], {})

    again = format_files([file], {first.rendered["a.py"]: "as before\n"})

    assert again.files[0].text == "as before\n"


def test_what_is_no_python_is_reported() -> None:
    done = format_files([SourceFile("a.py", b"x = (\n", "own.jinja")], {})

    (problem,) = done.problems
    assert (problem.path, problem.template) == ("a.py", "own.jinja")
    assert problem.message == "line 1 of it is 'x = ('"
