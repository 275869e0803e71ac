"""What git leaves in a file that it could not merge, taken apart again."""

from __future__ import annotations

_OURS, _BASE, _THEIRS, _END = b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>"
_FOLLOWS = {
    None: (_OURS,),
    _OURS: (_BASE, _THEIRS),
    _BASE: (_THEIRS,),
    _THEIRS: (_END,),
}


def merge_sides(data: bytes) -> tuple[bytes, bytes] | None:
    """Both sides of a text with conflict markers, ours first; None where there are none.

    The base that `merge.conflictStyle` diff3 and zdiff3 write between them is on neither side.
    Markers in another order than git's are no markers.
    """
    if _OURS not in data:
        return None
    ours: list[bytes] = []
    theirs: list[bytes] = []
    part: bytes | None = None
    found = False
    for line in data.splitlines(keepends=True):
        marker = line[: len(_OURS)]
        if marker in _FOLLOWS[part] and line[len(_OURS) :][:1].isspace():
            part = None if marker == _END else marker
            found = True
            continue
        if part in (None, _OURS):
            ours.append(line)
        if part in (None, _THEIRS):
            theirs.append(line)
    return (b"".join(ours), b"".join(theirs)) if found and part is None else None
