"""Archives and compressed files as a SOURCE: exact members, and what damage and malice do."""

from __future__ import annotations

import bz2
import gzip
import io
import itertools
import lzma
import shutil
import struct
import subprocess
import tarfile
import threading
import time
import tracemalloc
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from norton_order.sources import MboxStream, Unusable, Whole, open_source
from norton_order.sources import feeds as feeds_module

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    See = Callable[[object], list[tuple[Any, ...]]]
    Make = Callable[..., bytes]

MESSAGE = b"From: store@example.jp\nSubject: notice\nDate: Mon, 1 Jan 2024 00:00:00 +0900\n\nbody\n"
SEPARATOR = b"From - Mon Jun 02 09:00:00 2026\n"
MBOX = (SEPARATOR + MESSAGE + b"\n") * 3
FILES = (
    ("Takeout/Mail/受信トレイ.mbox", MBOX),
    ("Takeout/archive_browser.html", b"<html>"),
    ("Takeout/写真.jpg", b"\xff\xd8\xff\xe0" + bytes(50_000)),
    ("Takeout/Mail/empty.mbox", b""),
    ("saved.eml", MESSAGE),
)


def members(top: str) -> list[tuple[Any, ...]]:
    return [
        ("mbox", f"{top}!Takeout/Mail/受信トレイ.mbox", MBOX),
        ("skipped", f"{top}!Takeout/archive_browser.html"),
        ("skipped", f"{top}!Takeout/写真.jpg"),
        ("skipped", f"{top}!Takeout/Mail/empty.mbox"),
        ("message", f"{top}!saved.eml", MESSAGE),
    ]


ARCHIVES = [
    pytest.param(lambda z, _: z(FILES), id="zip"),
    pytest.param(lambda z, _: z(FILES, zipfile.ZIP_STORED), id="zip-stored"),
    pytest.param(lambda z, _: z(FILES, zipfile.ZIP_BZIP2), id="zip-bzip2"),
    pytest.param(lambda z, _: z(FILES, piped=True), id="zip-piped"),
    pytest.param(lambda z, _: z(FILES, zipfile.ZIP_STORED, piped=True), id="zip-piped-stored"),
    pytest.param(lambda z, _: z([("folder/", b""), *FILES]), id="zip-with-folder"),
    pytest.param(lambda z, _: b"PK00" + z(FILES), id="zip-of-one-volume"),
    pytest.param(lambda _, t: t(FILES), id="tar-pax"),
    pytest.param(lambda _, t: t(FILES, kind=tarfile.GNU_FORMAT), id="tar-gnu"),
    pytest.param(lambda _, t: t(FILES[:2]) + t(FILES[2:]), id="tar-behind-tar"),
    pytest.param(lambda _, t: t(FILES, "w:gz"), id="tgz"),
    pytest.param(lambda _, t: t(FILES, "w:bz2"), id="tbz"),
    pytest.param(lambda _, t: t(FILES, "w:xz"), id="txz"),
]


@pytest.mark.parametrize("make", ARCHIVES)
def test_members(
    tmp_path: Path, see: See, make_zip: Make, make_tar: Make, make: Callable[..., bytes]
) -> None:
    content = make(make_zip, make_tar)
    path = tmp_path / "takeout"
    path.write_bytes(content)
    assert see(path) == members(str(path))
    assert see(io.BytesIO(content)) == members("-")


@pytest.mark.parametrize("make", ARCHIVES)
def test_no_more_than_a_step_has_to_be_read(
    see: See, make_zip: Make, make_tar: Make, make: Callable[..., bytes]
) -> None:
    """A member that the caller leaves unread does not disturb the next."""
    found = [(type(item), item.source) for item in open_source(io.BytesIO(make(make_zip, make_tar)))]
    assert [source for _, source in found] == [member[1] for member in members("-")]


@pytest.mark.parametrize(
    "compress", [gzip.compress, bz2.compress, lzma.compress], ids=["gzip", "bzip2", "xz"]
)
@pytest.mark.parametrize("content", [MESSAGE, MBOX], ids=["message", "mbox"])
def test_a_compressed_file(see: See, compress: Callable[[bytes], bytes], content: bytes) -> None:
    kind = "message" if content is MESSAGE else "mbox"
    half = len(content) // 2
    for packed in (
        compress(content),
        compress(content[:half]) + compress(content[half:]),
        compress(content) + bytes(512),
    ):
        assert see(io.BytesIO(packed)) == [(kind, "-", content)]
    assert see(io.BytesIO(compress(b""))) == [("named", "-", "empty")]
    assert see(io.BytesIO(compress(b"%PDF-1.7"))) == [("named", "-", "not-mail")]


def test_archives_within_archives(see: See, make_zip: Make, make_tar: Make) -> None:
    inner = make_tar([("a.eml", MESSAGE)], "w:gz")
    outer = make_zip([("month.zip", make_zip([("b.tgz", inner), ("c.mbox.gz", gzip.compress(MBOX))]))])
    assert see(io.BytesIO(outer)) == [
        ("message", "-!month.zip!b.tgz!a.eml", MESSAGE),
        ("mbox", "-!month.zip!c.mbox.gz", MBOX),
    ]


def test_archives_in_a_folder(tmp_path: Path, see: See, make_zip: Make) -> None:
    (tmp_path / "2023.zip").write_bytes(make_zip([("a.eml", MESSAGE)]))
    (tmp_path / "cut.zip").write_bytes(make_zip([("a.eml", MESSAGE)])[:50])
    assert see(tmp_path) == [
        ("message", f"{tmp_path}/2023.zip!a.eml", MESSAGE),
        ("member", f"{tmp_path}/cut.zip", "broken-archive"),
    ]


@pytest.mark.parametrize(
    ("flag", "name"),
    [
        pytest.param(0x800, "受信.eml".encode(), id="utf-8-flag"),
        pytest.param(0, "受信.eml".encode(), id="utf-8-without-flag"),
        pytest.param(0, "受信.eml".encode("cp932"), id="cp932"),
    ],
)
def test_japanese_names(see: See, make_zip: Make, flag: int, name: bytes) -> None:
    plain = make_zip([("x" * len(name), MESSAGE)]).replace(b"x" * len(name), name)
    content = plain[:6] + struct.pack("<H", flag) + plain[8:]
    assert see(io.BytesIO(content)) == [("message", "-!受信.eml", MESSAGE)]


@pytest.mark.parametrize("kind", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_long_and_japanese_names_in_tar(see: See, make_tar: Make, kind: int) -> None:
    name = f"Takeout/{'受' * 20}/{'信' * 20}.eml"
    assert see(io.BytesIO(make_tar([(name, MESSAGE)], kind=kind))) == [("message", f"-!{name}", MESSAGE)]


def test_links_and_sparse_files_in_tar(see: See) -> None:
    octets = io.BytesIO()
    with tarfile.open(fileobj=octets, mode="w") as archive:
        for kind in (tarfile.DIRTYPE, tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE):
            header = tarfile.TarInfo("x")
            header.type, header.linkname = kind, "y"
            archive.addfile(header)
        header = tarfile.TarInfo("holes")
        header.type, header.size = tarfile.GNUTYPE_SPARSE, len(MESSAGE)
        archive.addfile(header, io.BytesIO(MESSAGE))
        header = tarfile.TarInfo("a.eml")
        header.size = len(MESSAGE)
        archive.addfile(header, io.BytesIO(MESSAGE))
    assert see(io.BytesIO(octets.getvalue())) == [
        ("member", "-!holes", "unsupported-archive"),
        ("message", "-!a.eml", MESSAGE),
    ]


def test_zip64(see: See) -> None:
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("a.mbox", "w", force_zip64=True) as member:
            member.write(MBOX)
        archive.writestr("b.eml", MESSAGE)
    assert see(io.BytesIO(octets.getvalue())) == [("mbox", "-!a.mbox", MBOX), ("message", "-!b.eml", MESSAGE)]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_zip64_through_a_pipe_with_an_empty_member(see: See, make_zip: Make, method: int) -> None:
    files = [("Trash", b""), ("a.eml", MESSAGE), ("Sent", b""), ("b.mbox", MBOX)]
    assert see(io.BytesIO(make_zip(files, method, piped=True, zip64=True))) == [
        ("skipped", "-!Trash"),
        ("message", "-!a.eml", MESSAGE),
        ("skipped", "-!Sent"),
        ("mbox", "-!b.mbox", MBOX),
    ]


def test_many_streams_in_one_file(see: See, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = b"".join(gzip.compress(bytes([octet])) for octet in MBOX)
    assert see(io.BytesIO(pieces)) == [("mbox", "-", MBOX)]
    monkeypatch.setattr(feeds_module, "MAX_MEMBERS", 3)
    assert see(io.BytesIO(gzip.compress(b"") * 4 + gzip.compress(MESSAGE))) == [("named", "-", "bomb")]


def test_records_of_a_tar_header_beyond_any_number(see: See, make_tar: Make) -> None:
    def record(text: bytes) -> bytes:
        return next(
            b"%d %b\n" % (size, text)
            for size in range(len(text) + 3, 200)
            if len(b"%d %b\n" % (size, text)) == size
        )

    def archive(records: bytes) -> io.BytesIO:
        header = tarfile.TarInfo("x")
        header.type, header.size = tarfile.XHDTYPE, len(records)
        padded = records + bytes(-len(records) % tarfile.BLOCKSIZE)
        return io.BytesIO(header.tobuf(tarfile.USTAR_FORMAT) + padded + make_tar([("a", MESSAGE)]))

    path = record("path=メール/b.eml".encode())
    for before in (b"", record(b"comment=" + b"x" * 90), b"5 a=\n" * 9_000):
        assert see(archive(before + path)) == [("message", "-!メール/b.eml", MESSAGE)]
    for before in (b"5 a=\n" * 10_000, b"0 a=\n", b"99999999 a=\n", b"x\n", b"1 "):
        assert see(archive(before + path)) == [("message", "-!a", MESSAGE)]


@pytest.mark.parametrize(
    ("at", "value", "why"),
    [
        pytest.param(6, 1, "encrypted", id="password"),
        pytest.param(8, 9, "unsupported-archive", id="deflate64"),
        pytest.param(8, 99, "unsupported-archive", id="aes"),
    ],
)
def test_members_that_cannot_be_unpacked(see: See, make_zip: Make, at: int, value: int, why: str) -> None:
    content = bytearray(make_zip([("a.eml", MESSAGE), ("b.eml", MESSAGE)]))
    struct.pack_into("<H", content, at, value)
    assert see(io.BytesIO(content)) == [("member", "-!a.eml", why), ("message", "-!b.eml", MESSAGE)]


def test_other_documents_in_zips(see: See, make_zip: Make, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(
        make_zip([("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")])
    )
    assert see(tmp_path / "a.docx") == [("named", f"{tmp_path}/a.docx", "not-mail")]
    assert see(tmp_path)[0] == ("skipped", f"{tmp_path}/a.docx")


@pytest.mark.parametrize("make", [archive for archive in ARCHIVES if archive.id != "tar-behind-tar"])
def test_cut_short(see: See, make_zip: Make, make_tar: Make, make: Callable[..., bytes]) -> None:
    """All that is there comes first, then one item says that more was there."""
    content = make(make_zip, make_tar)
    whole = members("-")
    for cut in {*range(len(content) // 10, len(content), 37)}:
        found = see(io.BytesIO(content[:cut]))
        messages = [item for item in found if item[0] in ("message", "mbox")]
        for item, truth in zip(messages, [whole[0], whole[4]], strict=False):
            assert item[1] == truth[1]
            assert item[2] == truth[2] or (item[0] == "mbox" and truth[2].startswith(item[2]))
        lost = len(messages) < 2 or messages[1] != whole[4] or messages[0] != whole[0]
        assert not lost or found[-1][:2] == ("named", "-"), cut


def test_a_damaged_member_does_not_hide_the_next(see: See, make_zip: Make) -> None:
    mbox = MBOX + b"".join(b"%x\n" % number**5 for number in range(10_000))
    content = bytearray(make_zip([("a.mbox", mbox), ("b.eml", MESSAGE)]))
    content[20_000:20_100] = bytes(100)
    first, second, last = see(io.BytesIO(content))
    assert first[:2] == ("mbox", "-!a.mbox")
    assert first[2][:30_000] == mbox[:30_000]
    assert second == ("member", "-!a.mbox", "broken-archive")
    assert last == ("message", "-!b.eml", MESSAGE)


def test_a_checksum_is_held_against_a_stored_member(see: See, make_zip: Make) -> None:
    content = make_zip([("a.eml", MESSAGE), ("b.eml", MESSAGE)], zipfile.ZIP_STORED).replace(
        b"body", b"BODY", 1
    )
    assert see(io.BytesIO(content)) == [
        ("member", "-!a.eml", "broken-archive"),
        ("message", "-!b.eml", MESSAGE),
    ]


def test_a_damaged_header_in_tar_is_not_its_end(see: See, make_tar: Make) -> None:
    content = bytearray(make_tar([("a.eml", MESSAGE), ("b.eml", MESSAGE)], kind=tarfile.USTAR_FORMAT))
    content[1024 + 3] ^= 0xFF
    assert see(io.BytesIO(content)) == [("message", "-!a.eml", MESSAGE), ("named", "-", "broken-archive")]


def test_a_gzip_checksum(see: See) -> None:
    content = bytearray(gzip.compress(MBOX))
    content[-6] ^= 0xFF
    mbox, damage = open_source(io.BytesIO(content)), []
    for found in mbox:
        if isinstance(found, MboxStream):
            assert MBOX.startswith(found.stream.read())
        else:
            damage.append(found)
    assert damage == [Unusable("-", True, "broken-archive", "the compressed data is damaged")]


@st.composite
def contents(draw: st.DrawFn) -> list[tuple[str, bytes]]:
    names = draw(st.lists(st.text("abc受信/._ ", min_size=1, max_size=30), unique=True, max_size=6))
    return [(f"{name}x", MESSAGE + draw(st.binary(max_size=3000))) for name in names]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents(), st.sampled_from([0, 8, 12]), st.booleans(), st.sampled_from(["w", "w:gz", "w:xz"]))
def test_an_archive_gives_exactly_its_members(
    see: See,
    make_zip: Make,
    make_tar: Make,
    files: list[tuple[str, bytes]],
    method: int,
    piped: bool,
    mode: str,
) -> None:
    for archive in (make_zip(files, method, piped=piped), make_tar(files, mode)):
        found = [(item[1].removeprefix("-!"), item[2]) for item in see(io.BytesIO(archive))]
        assert found == files or (not files and found == [("-", "not-mail")])


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(range(len(ARCHIVES))),
    st.lists(st.tuples(st.integers(0), st.integers(0, 255)), max_size=8),
)
def test_damage_never_raises(
    see: See, make_zip: Make, make_tar: Make, which: int, damage: list[tuple[int, int]]
) -> None:
    make: Any = ARCHIVES[which].values[0]
    content = bytearray(make(make_zip, make_tar))
    for at, octet in damage:
        content[at % len(content)] = octet
    see(io.BytesIO(content))


def zeros(mebibytes: int, start: bytes = b"") -> bytes:
    packer = zlib.compressobj(wbits=31)
    return b"".join(
        [packer.compress(start), *(packer.compress(bytes(1 << 20)) for _ in range(mebibytes)), packer.flush()]
    )


def test_a_bomb_is_put_out(see: See, make_zip: Make, make_tar: Make) -> None:
    bomb = zeros(300, SEPARATOR)
    start = time.perf_counter()
    assert see(io.BytesIO(bomb))[-1] == ("named", "-", "bomb")
    found = see(io.BytesIO(make_zip([("bomb.gz", bomb), ("a.eml", MESSAGE)])))
    assert found[-2:] == [("member", "-!bomb.gz", "bomb"), ("message", "-!a.eml", MESSAGE)]
    assert time.perf_counter() - start < 10


def test_many_small_bombs_spend_the_budget_of_the_source(
    see: See, make_zip: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds_module, "FREE_SOURCE_OCTETS", 20 << 20)
    bomb = zeros(8, SEPARATOR)
    found = see(io.BytesIO(make_zip([(f"{number}.gz", bomb) for number in range(50)])))
    assert found[-1] == ("named", "-", "bomb")
    assert len(found) < 10


def test_archives_that_branch_without_end(see: See, make_zip: Make) -> None:
    """Sixteen in each, six deep: sixteen million at the bottom, in 40 kB."""
    content = zeros(200)
    for _ in range(6):
        content = make_zip([(f"{number}.zip", content) for number in range(16)])
    start = time.process_time()
    found = list(itertools.islice(open_source(io.BytesIO(content)), 100_000))
    assert time.process_time() - start < 20
    assert isinstance(found[-1], Unusable)
    assert found[-1].named


@pytest.mark.parametrize("wrap", [gzip.compress, lambda octets: octets], ids=["gzip", "zip"])
def test_nesting_ends(see: See, make_zip: Make, wrap: Callable[[bytes], bytes]) -> None:
    content = MESSAGE
    for _ in range(60):
        content = wrap(content) if wrap is gzip.compress else make_zip([("a", content)])
    ((_, _, why),) = see(io.BytesIO(content))
    assert why == "too-deep"


def test_too_many_members(see: See, make_tar: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds_module, "MAX_MEMBERS", 3)
    found = see(
        io.BytesIO(make_tar([(f"{number}.eml", MESSAGE) for number in range(9)], kind=tarfile.USTAR_FORMAT))
    )
    assert [item[0] for item in found] == ["message"] * 3 + ["named"]
    assert found[-1][2] == "bomb"


def test_a_tar_header_of_gigabytes_is_not_read(see: See) -> None:
    header = tarfile.TarInfo("././@LongLink")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 1 << 40
    ((kind, _, why),) = see(io.BytesIO(gzip.compress(header.tobuf(tarfile.GNU_FORMAT)) + zeros(10)))
    assert (kind, why) == ("named", "too-large")


def test_memory_stays_flat_and_threads_end(make_tar: Make) -> None:
    line = "".join(f"{number:x}" for number in range(20_000)).encode() + b"\n"
    content = make_tar([("a.mbox", MBOX + line * 300)], "w:gz")
    tracemalloc.start()
    (found,) = (item for item in open_source(io.BytesIO(content)))
    assert isinstance(found, MboxStream)
    tracemalloc.stop()

    threads = threading.active_count()
    sources = open_source(io.BytesIO(content))
    found = next(sources)
    assert isinstance(found, MboxStream)
    tracemalloc.start()
    octets = 0
    while chunk := found.stream.read(1 << 20):
        octets += len(chunk)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert octets == len(MBOX) + 300 * len(line)
    assert peak < 16 << 20
    assert list(sources) == []
    assert threading.active_count() == threads

    sources = open_source(io.BytesIO(content))
    next(sources).stream.read(12 << 20)  # type: ignore[union-attr]
    sources.close()  # type: ignore[attr-defined]
    assert threading.active_count() == threads


def test_the_first_message_comes_before_the_rest_is_read(make_zip: Make) -> None:
    content = make_zip([("a.eml", MESSAGE), ("b", b"\0" * (1 << 20))], zipfile.ZIP_STORED)
    stream = io.BytesIO(content)
    assert next(open_source(stream)) == Whole("-!a.eml", MESSAGE)
    assert stream.tell() < len(content) // 2


@pytest.mark.parametrize(
    "command",
    [
        pytest.param("zip -qr - .", id="zip-to-a-pipe"),
        pytest.param("zip -qr ../out . && cat ../out.zip", id="zip"),
        pytest.param("zip -qr -0 ../out . && cat ../out.zip", id="zip-stored"),
        pytest.param("zip -qr -fd ../out . && cat ../out.zip", id="zip-with-descriptors"),
        pytest.param("zip -qr -fz ../out . && cat ../out.zip", id="zip64"),
        pytest.param("zip -qr -Z bzip2 ../out . && cat ../out.zip", id="zip-bzip2"),
        pytest.param("tar cf - .", id="tar"),
        pytest.param("tar cf - --format=v7 .", id="tar-v7"),
        pytest.param("tar czf - --format=pax .", id="tgz-pax"),
        pytest.param("tar cjf - .", id="tar-bzip2"),
        pytest.param("tar cJf - .", id="tar-xz"),
    ],
)
def test_archives_of_other_programs(tmp_path: Path, see: See, command: str) -> None:
    if shutil.which(command.split()[0]) is None:
        pytest.skip("the program is not here")
    (tmp_path / "in").mkdir()
    for name, content in (("a.eml", MESSAGE), ("受信.mbox", MBOX * 300), ("c.jpg", FILES[2][1])):
        (tmp_path / "in" / name).write_bytes(content)
    run = subprocess.run(command, shell=True, cwd=tmp_path / "in", capture_output=True, check=True)  # noqa: S602
    found = {
        (item[0], item[1].removeprefix("-!").removeprefix("./"), *item[2:])
        for item in see(io.BytesIO(run.stdout))
    }
    assert found == {("message", "a.eml", MESSAGE), ("mbox", "受信.mbox", MBOX * 300), ("skipped", "c.jpg")}


def test_a_locked_zip_of_another_program(tmp_path: Path, see: See) -> None:
    if shutil.which("zip") is None:
        pytest.skip("the program is not here")
    for name in ("a.eml", "b.eml"):
        (tmp_path / name).write_bytes(MESSAGE)
    subprocess.run(["zip", "-q", "-P", "secret", "x.zip", "a.eml"], cwd=tmp_path, check=True)
    subprocess.run(["zip", "-q", "x.zip", "b.eml"], cwd=tmp_path, check=True)
    top = str(tmp_path / "x.zip")
    assert see(top) == [("member", f"{top}!a.eml", "encrypted"), ("message", f"{top}!b.eml", MESSAGE)]
