"""The sweep: pages in a browser and in ours, side by side. Run it outside of CI; it takes half an hour.

    PYTHONPATH=tests python -m browser.sweep --count 3000 --templates FOLDER

prints how many numbers there are, how many the browser shows, and the differences by kind, with a page of each.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from browser.compare import OTHER, WRONG, faults
from browser.crossing import crossed
from browser.documents import documents
from browser.oracle import open_oracle
from hostile.templates import TEMPLATES


def pages(count: int, folder: Path | None) -> Iterator[str]:
    """Yield *count* pages of structures, and as many of templates: our own and those in *folder*."""
    yield from documents(count)
    templates = [f"<html><head>{head}</head><body>{body}</body></html>" for body, head in TEMPLATES.values()]
    templates += (
        [path.read_text("utf-8", "replace") for path in sorted(folder.rglob("*.htm*"))] if folder else []
    )
    for seed in range(count):
        page = crossed(templates[seed % len(templates)], seed)
        if page is not None:
            yield page


def main() -> int:
    """Run the sweep; return 1 if anything is shown, joined or turned that is not so in the browser."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=3_000)
    parser.add_argument("--templates", type=Path)
    parser.add_argument("--examples", type=int, default=1)
    arguments = parser.parse_args()
    kinds: Counter[str] = Counter()
    examples: dict[str, list[str]] = {}
    numbers = seen = 0
    with open_oracle() as oracle:
        for page in pages(arguments.count, arguments.templates):
            sights = oracle.look(page)
            numbers += len(sights)
            seen += sum(sight.is_seen for sight in sights)
            for fault in faults(page, sights):
                kinds[fault.kind] += 1
                examples.setdefault(fault.kind, []).append(f"{' '.join(fault.numbers)}: {page}")
    out = sys.stdout.write
    out(f"{numbers} numbers, {seen} of them seen\n")
    for kind in (*WRONG, *OTHER):
        out(f"{kind:9}{kinds[kind]:7}\n")
        for example in examples.get(kind, [])[: arguments.examples]:
            out(f"    {example[:2_000]}\n")
    return int(any(kinds[kind] for kind in WRONG))


if __name__ == "__main__":
    raise SystemExit(main())
