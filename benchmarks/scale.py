"""How generation grows with a description, what YAML costs beside JSON, and what a large SDK costs its user.

python benchmarks/scale.py
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import yaml
from measure import ROOT, report, side_by_side, whole_process
from synthetic import describe

SMALL, LARGE = 600, 1_200
ROUNDS = 3
WITHOUT_HTTPX2 = "sys.modules['httpx2'] = None\n"
LIBRARY = """
import httpx
answer = httpx.MockTransport(lambda request: httpx.Response(200, json={"field_0": "x"}))
http = httpx.Client(transport=answer)
http.get("https://api.example.com")
"""
IMPORT = """
from synthetic import Synthetic
client = Synthetic(token="t", http_client=http)
"""
CALL = "client.order_0.get(key='x')\n"


def main() -> int:
    """Measure; exit 1 when a limit is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds = _generation(folder)
        held = [
            report(
                f"{LARGE:,} operations / {SMALL:,} operations",
                seconds["large"] / seconds["small"],
                2.3,
            ),
            report("YAML / JSON", seconds["yaml"] / seconds["large"], 2.0),
            report("unchanged", seconds["unchanged"] * 1000, 500, "ms"),
            *_use(folder / "large" / "synthetic"),
        ]
    return 0 if all(held) else 1


def _generation(folder: Path) -> dict[str, float]:
    """The best CPU seconds of whole processes; the folder then holds the SDK of the large description."""
    texts = {
        "small.json": json.dumps(describe(SMALL)),
        "large.json": json.dumps(describe(LARGE)),
        "yaml.yaml": yaml.dump(describe(LARGE), Dumper=yaml.CSafeDumper),
    }
    best: dict[str, float] = {}
    for turn in range(ROUNDS):
        for file, text in texts.items():
            path = folder / str(turn) / file
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            run = _generate(path, folder / str(turn) / path.stem)
            best[path.stem] = min(best.get(path.stem, run), run)
            if path.stem == "large":
                again = _generate(path, path.parent / path.stem)
                best["unchanged"] = min(best.get("unchanged", again), again)
    (folder / "0" / "large").rename(folder / "large")
    for name, taken in best.items():
        print(f"{name}: {taken:.2f} s")
    return best


def _generate(path: Path, out: Path) -> float:
    command = [
        sys.executable,
        "-m",
        "specmill",
        "generate",
        str(path),
        "--out",
        str(out),
    ]
    return whole_process(command).processor


def _use(sdk: Path) -> list[bool]:
    """What importing a large SDK and calling it once add to the HTTP library."""
    path = f"sys.path[:0] = [{str(sdk)!r}, {str(ROOT / 'runtime')!r}]\n"
    subjects = {
        "library": WITHOUT_HTTPX2 + path + LIBRARY,
        "import": WITHOUT_HTTPX2 + path + LIBRARY + IMPORT,
        "call": WITHOUT_HTTPX2 + path + LIBRARY + IMPORT + CALL,
    }
    timings = side_by_side(subjects, rounds=9)
    library, client, call = (timings[name].best * 1000 for name in subjects)
    return [
        report("import of a large SDK and its client", client - library, 100, "ms"),
        report("its first call", call - client, 50, "ms"),
    ]


if __name__ == "__main__":
    sys.exit(main())
