"""Feeds damaged mail and files to the package: ``python tests/hostile/fuzz.py --minutes 5``.

Atheris steers by coverage where it is installed; else a mutator of our own draws blindly from a seed. Every
input that breaks a law, raises, or takes long is written to the folder of findings, and the run goes on.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS), str(TESTS.parent / "src")]

MAX_OCTETS: Final = 24_000
SLOW_SECONDS: Final = 2.0  # of processor time, for an input of at most MAX_OCTETS
PIECES: Final = tuple(
    piece if isinstance(piece, bytes) else piece.encode()
    for piece in (
        "自動延長加入時のご注文番号", "今回のご注文番号", "以前のご注文番号", "元の注文番号", "ご注文番号", "製品シリアル番号",
        "SY12345678", "SY87654321", "NP00000001", "NSJP12345678", "ＳＹ１２３４", "：", "　", "\n", "\n\n", "\r\n", "は", "です。",
        "【", "】", "■", "|", "\t", "  ", "> ", "\u200b", "\u202e", "\u00ad", "自動延長", "加入時の", "番号", "ではありません", "課金完了",
        "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<th>", '<td colspan="2">', '<td rowspan="2">', "<br>", "<div>", "</div>",
        "<dl><dt>", "<dd>", '<span style="display:none">', '<font size="0">', "<!--", "-->", "<wbr>", "<b>", "</b>", "<p>", "<pre>",
        '<div style="float:right">', '<div dir="rtl">', "<style>td{display:none}</style>", "<template>", '<a href="https://evil.example/">',
        "https://www.nortonstore.jp/support/autorenewal/procedural/", "https://www.nortonstore.jp@evil.example/",
        "---------- Forwarded message ---------\nFrom: a <order@mail.nortonstore.jp>\nDate: 2023/11/20\nSubject: x\nTo: <b@example.jp>\n\n",
        "-----Original Message-----\n", "差出人: ", "件名: ", "宛先: ", "送信日時: ", "On Mon, a@example.jp wrote:\n",
        "From: <order@mail.nortonstore.jp>\n", "To: taro@example.jp\n", "Subject: 課金完了のご案内\n", "Authentication-Results: mx; dmarc=pass\n",
        "Content-Type: text/html; charset=", "Content-Type: multipart/mixed; boundary=x\n\n", "--x\n", "--x--\n", "Content-Type: message/rfc822\n\n",
        "Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n", "=?utf-8?B?", "?=", "=?iso-2022-jp?Q?", "iso-2022-jp",
        "shift_jis", "utf-7", "\nFrom a@example.jp Mon Nov 20 10:00:00 2023\n", "From - Mon Jun 02 09:00:00 2026\n", ">From ",
        b"\x1b$B", b"\x1b(B", b"\x1b(J", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"\x1f\x8b\x08", b"PK\x03\x04", b"BZh9", b"\xfd7zXZ\x00",
        "2023年11月20日", "2023/13/45", "11,534円", "ノートン 360", "課金予定日", "停止申込期限", "&#x202e;", "&nbsp;", "&#0;", "&#65279;",
    )
)  # fmt: skip


@dataclass(slots=True)
class Findings:
    """What went wrong, each cause once."""

    folder: Path
    seen: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[str] = field(default_factory=Counter)
    executions: int = 0

    def add(self, cause: str, octets: bytes, text: str) -> None:
        self.seen[cause] += 1
        if self.seen[cause] > 3:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(octets).hexdigest()[:12]
        (self.folder / f"{name}.bin").write_bytes(octets)
        (self.folder / f"{name}.txt").write_text(f"{cause}\n{text}\n", encoding="utf-8")
        sys.stderr.write(f"FINDING {cause} {name}\n")
        sys.stderr.flush()

    def summary(self) -> str:
        return f"{self.executions} executions, {dict(self.outcomes.most_common(12))}, findings: {dict(self.seen)}"


def seeds() -> list[bytes]:
    """Return samples, variants of the matrix, and foreign mail where the corpora are present."""
    from variants.matrix import notices, traps

    found = [path.read_bytes() for path in sorted((TESTS.parent / "samples").rglob("*")) if path.is_file()]
    found += [variant.octets for variant in [*notices(300), *traps(150)]]
    corpora = TESTS.parent.parent / "shared" / "corpora"
    files = sorted(path for path in corpora.rglob("*") if path.is_file() and path.stat().st_size < MAX_OCTETS)
    return [octets[:MAX_OCTETS] for octets in found] + [path.read_bytes() for path in files[::3]]


def mutate(octets: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """Return *octets* with a few changes that mean something in mail."""
    text = bytearray(octets)
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(text))
        end = min(len(text), at + chance.choice((0, 1, 3, 10, 40, 200)))
        match chance.randrange(6):
            case 0 | 1:
                text[at:at] = chance.choice(PIECES)
            case 2:
                text[at:end] = chance.choice(PIECES)
            case 3:
                del text[at:end]
            case 4:
                text[at:at] = text[at:end] * chance.choice((1, 2, 20))
            case _:
                other = chance.choice(others)
                start = chance.randint(0, len(other))
                text[at:end] = other[start : start + chance.choice((10, 100, 1000))]
    return bytes(text[:MAX_OCTETS])


def make_target(findings: Findings) -> Callable[[bytes], None]:
    """Return the function that runs one input; its first octet says which part of the package gets the rest."""
    from hostile.laws import check_forwards, check_message, check_source

    def run(octets: bytes) -> None:
        if not octets:
            return
        choice = octets[0] % 8
        check = check_forwards if choice == 0 else check_source if choice in {1, 2} else check_message
        began = time.process_time()
        try:
            outcome = check(octets[1:])
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            frames = traceback.extract_tb(error.__traceback__)
            cause = f"{type(error).__name__} {Path(frames[-1].filename).name}:{frames[-1].lineno}"
            law = f" {error}" if isinstance(error, AssertionError) else ""
            findings.add(cause + (law if "number" not in law else ""), octets, traceback.format_exc())
            outcome = "finding"
        spent = time.process_time() - began
        if spent > SLOW_SECONDS:
            findings.add(f"slow {check.__name__}", octets, f"{spent:.1f} s")
        findings.executions += 1
        findings.outcomes[
            f"{check.__name__} {outcome if outcome.isascii() and outcome.islower() else 'notice'}"
        ] += 1
        if findings.executions % 20_000 == 0:
            sys.stderr.write(f"{time.strftime('%H:%M:%S')} {findings.summary()}\n")
            sys.stderr.flush()

    return run


def mutants(seed: int) -> Iterator[bytes]:
    """Yield inputs without an end, the same ones for the same *seed*."""
    chance = random.Random(seed)  # noqa: S311
    pool = [bytes([chance.randrange(256)]) + octets for octets in seeds()]
    while True:
        yield mutate(chance.choice(pool), chance, pool)


def fuzz_blindly(seconds: float, findings: Findings, seed: int) -> None:
    """Run mutants for *seconds*."""
    run = make_target(findings)
    end = time.monotonic() + seconds
    for octets in mutants(seed):
        if time.monotonic() > end:
            return
        run(octets)


def fuzz_by_coverage(seconds: float, findings: Findings, corpus: Path, seed: int) -> None:
    """Run Atheris for *seconds* on *corpus*; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["norton_order"]):
        run = make_target(findings)
    corpus.mkdir(parents=True, exist_ok=True)
    pool = seeds()
    chance = random.Random(seed)  # noqa: S311
    for octets in pool:
        whole = bytes([chance.randrange(256)]) + octets
        (corpus / hashlib.sha256(whole).hexdigest()[:16]).write_bytes(whole)

    def mutator(octets: bytes, limit: int, number: int) -> bytes:
        if number % 3 == 0:
            return bytes(atheris.Mutate(octets, limit))
        return mutate(octets, random.Random(number), pool)[:limit]  # noqa: S311

    def one(octets: bytes) -> None:
        run(octets)

    options = [
        f"-max_total_time={int(seconds)}",
        f"-max_len={MAX_OCTETS}",
        "-rss_limit_mb=1500",
        "-timeout=60",
    ]
    options += ["-print_final_stats=1", f"-seed={seed}", f"-artifact_prefix={findings.folder}/"]
    findings.folder.mkdir(parents=True, exist_ok=True)
    import atexit

    atexit.register(lambda: sys.stderr.write(findings.summary() + "\n"))
    atheris.Setup([sys.argv[0], *options, str(corpus)], one, custom_mutator=mutator)
    atheris.Fuzz()


def main() -> int:
    """Fuzz as the command line asks; return 1 if anything was found."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--blind", action="store_true", help="do not use Atheris")
    parser.add_argument("--seed", type=int, default=20231120)
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--corpus", type=Path, default=Path("fuzz-corpus"))
    options = parser.parse_args()
    findings = Findings(options.findings)
    if not options.blind:
        try:
            fuzz_by_coverage(options.minutes * 60, findings, options.corpus, options.seed)
        except ImportError:
            sys.stderr.write("Atheris is not installed: drawing blindly\n")
    fuzz_blindly(options.minutes * 60, findings, options.seed)
    sys.stderr.write(findings.summary() + "\n")
    return 1 if findings.seen else 0


if __name__ == "__main__":
    sys.exit(main())
