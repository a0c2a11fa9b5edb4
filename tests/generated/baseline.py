"""Record what this interpreter's reader says of documents, and list what two such records say differently.

Usage, with the folder tests on PYTHONPATH:

    python -m generated.baseline record FILE [variants] FOLDER...
    python -m generated.baseline compare OLD NEW
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from click import echo

from generated.run import read
from variants.matrix import notices, traps

_MAIL = {".eml", ".txt"}
#: Stands for the mails that the builders in tests/variants make.
_VARIANTS = Path("variants")


class Said(NamedTuple):
    """What a reader said of a document.

    Attributes:
        answer: the number, or None.
        reason: the reason of a refusal, or nothing.
        truth: the right number; None where nothing may be offered; "?" where nobody says.
    """

    answer: str | None
    reason: str
    truth: str | None

    @property
    def worth(self) -> str:
        """One word for the answer, the reason with a refusal."""
        if self.answer is None:
            return f"refused ({self.reason})" if self.truth else f"rightly refused ({self.reason})"
        if self.truth == "?":
            return "answered"
        return "right" if self.answer == self.truth else "WRONG"


def _truth(path: Path) -> str | None:
    """Return the number that the JSON file beside a mail gives; "?" where there is none or it holds several."""
    beside = path.with_suffix(".json")
    if not beside.exists():
        return "?"
    told = json.loads(beside.read_text(encoding="utf-8"))
    if not isinstance(told, dict):
        return "?"
    told = told.get("expect", told)
    if "reason" in told or "rejections" in told:
        return None
    number = told.get("enrollment_order", "?")
    return number if isinstance(number, str) else None


def _documents(folders: list[Path]) -> Iterator[tuple[str, bytes, str | None]]:
    for folder in folders:
        if folder == _VARIANTS:
            for variant in (*notices(), *traps()):
                yield f"variants/{variant.name}", variant.octets, variant.truth.number
            continue
        for path in sorted(folder.rglob("*")):
            if path.suffix in _MAIL and path.is_file():
                yield f"{folder.name}/{path.relative_to(folder)}", path.read_bytes(), _truth(path)


def record(file: Path, folders: list[Path]) -> None:
    """Write what the reader says of each document in *folders*."""
    said = {name: Said(*read(raw), truth) for name, raw, truth in _documents(folders)}
    file.write_text(json.dumps(said, ensure_ascii=False, indent=0), encoding="utf-8")
    echo(f"{len(said)} documents")


def compare(old: Path, new: Path) -> None:
    """List the documents of which two records say different things, by kind of the difference."""
    before, after = (
        {name: Said(*said) for name, said in json.loads(file.read_text(encoding="utf-8")).items()}
        for file in (old, new)
    )
    kinds: dict[str, list[str]] = defaultdict(list)
    for name in sorted(before.keys() | after.keys()):
        if name not in before or name not in after:
            kinds["in one record only"].append(name)
        elif before[name][:2] != after[name][:2]:
            kinds[f"{before[name].worth} -> {after[name].worth}"].append(
                f"{name}: {before[name].answer} -> {after[name].answer}"
            )
    for kind, lines in sorted(kinds.items(), key=lambda item: -len(item[1])):
        echo(f"{len(lines):5}  {kind}")
        for line in lines[:20]:
            echo(f"         {line}")


if __name__ == "__main__":
    if sys.argv[1] == "record":
        record(Path(sys.argv[2]), [Path(word) for word in sys.argv[3:]])
    else:
        compare(Path(sys.argv[2]), Path(sys.argv[3]))
