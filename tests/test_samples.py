"""Every sample mail gives the facts written beside it, by library and command, however it is encoded."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from norton_order import NortonOrderError, group_subscriptions, parse_notice, scan
from norton_order.model import Notice, Rejection
from variants.reencoding import COMBINATIONS, reencode, with_line_ends

if TYPE_CHECKING:
    from inprocess import Here

SAMPLES = Path(__file__).parent.parent / "samples"
PAIRS = sorted(path for path in SAMPLES.rglob("*.eml") if path.with_suffix(".json").exists())
ONE_OF_EACH_KIND = list({path.parent: path for path in reversed(PAIRS)}.values())
NO_HEADER = {"pasted/screen", "refused/not-a-mail"}


def _name(path: Path) -> str:
    return path.relative_to(SAMPLES).with_suffix("").as_posix()


def _expected(path: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return facts


def _plain(label: str) -> str:
    return re.sub(r"[\s\[\]【】■◆・]", "", unicodedata.normalize("NFKC", label))


def _as_printed(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def _facts(notice: Notice, keys: set[str]) -> dict[str, object]:
    """Return the attributes of *notice* named by *keys* as the JSON beside a sample writes them."""
    facts = {key: _as_printed(getattr(notice, key)) for key in keys - {"warnings", "label"}}
    return facts | {"label": _plain(notice.label), "warnings": [caution.code for caution in notice.warnings]}


def _check(octets: bytes, expected: dict[str, Any]) -> None:
    """Assert that *octets* give the expected facts, or are refused for the expected reason."""
    if "reason" in expected:
        with pytest.raises(NortonOrderError) as caught:
            parse_notice(octets)
        assert caught.value.reason == expected["reason"]
        assert caught.value.detail
        assert "\n" not in caught.value.detail
        return
    notice = parse_notice(octets)
    wanted = expected | {"label": _plain(expected["label"]), "warnings": sorted(expected["warnings"])}
    found = _facts(notice, set(expected))
    assert found | {"warnings": sorted(notice_codes(notice))} == wanted
    assert notice.evidence


def notice_codes(notice: Notice) -> list[str]:
    """Return the warning codes of *notice*."""
    return [caution.code for caution in notice.warnings]


def _command(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command to its end, as a process."""
    source = str(Path(__file__).parent.parent / "src")
    environment = os.environ | {"PYTHONPATH": source, "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [sys.executable, "-m", "norton_order", *arguments],
        input=stdin,
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
    )


def _exit_status(expected: dict[str, Any]) -> int:
    if expected.get("reason") == "unreadable":
        return 2
    return 1 if "reason" in expected else 0


def test_there_are_samples_of_every_kind() -> None:
    assert len(PAIRS) >= 20
    assert {path.parent.name for path in PAIRS} >= {
        "renewed", "announced", "purchased", "failed", "stopped", "account", "forwarded", "previous-label",
        "refused",
    }  # fmt: skip
    assert not [path for path in SAMPLES.rglob("*.eml") if path not in PAIRS]


@pytest.mark.parametrize("path", PAIRS, ids=_name)
def test_library(path: Path) -> None:
    _check(path.read_bytes(), _expected(path))


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("path", PAIRS, ids=_name)
def test_line_ends(path: Path, line_end: bytes) -> None:
    if _name(path) == "refused/not-a-mail":
        pytest.skip("not text")
    _check(with_line_ends(path.read_bytes(), line_end), _expected(path))


@pytest.mark.parametrize(("charset", "encoding"), COMBINATIONS)
@pytest.mark.parametrize("path", [path for path in PAIRS if _name(path) not in NO_HEADER], ids=_name)
def test_encoded_anew(path: Path, charset: str, encoding: str) -> None:
    if path.stem in {"korean", "chinese"} and charset != "utf-8":
        pytest.skip("a Japanese charset cannot write this")
    _check(reencode(path.read_bytes(), charset, encoding), _expected(path))


def _check_notice(notice: dict[str, Any], expected: dict[str, Any]) -> None:
    """Assert that a notice in JSON holds the expected facts."""
    found = {key: notice[key] for key in expected} | {"label": _plain(notice["label"])}
    found["warnings"] = sorted(warning["code"] for warning in notice["warnings"])
    assert found == expected | {"label": _plain(expected["label"]), "warnings": sorted(expected["warnings"])}


def _check_text(expected: dict[str, Any], status: int, out: str, err: str) -> None:
    """Assert that the command's words name the right number and no other, and its status says the same."""
    assert status == _exit_status(expected), err
    for number in [*expected.get("printed_nowhere", []), expected.get("current_order")]:
        assert not number or number not in out
    if "reason" in expected:
        assert out == ""
        assert err.strip()
    else:
        assert expected["enrollment_order"] in out
        assert expected["email"] is None or expected["email"] in out


@pytest.mark.parametrize("path", PAIRS, ids=_name)
def test_command_json(path: Path, here: Here) -> None:
    expected = _expected(path)
    done = here.run("-f", "json", str(path))
    assert done.status == _exit_status(expected), done.err
    document = json.loads(done.out)
    assert document["schema"] == 2
    assert document["scanned"]["sources"] == 1
    if "reason" in expected:
        assert document["subscriptions"] == []
        assert [found["reason"] for found in document["rejections"]] == [expected["reason"]]
        return
    (subscription,) = document["subscriptions"]
    (notice,) = subscription["notices"]
    assert notice["source"] == str(path)
    assert subscription["enrollment_order"] == expected["enrollment_order"]
    _check_notice(notice, expected)


@pytest.mark.parametrize("path", PAIRS, ids=_name)
def test_command_text_from_a_pipe(path: Path, here: Here) -> None:
    _check_text(_expected(path), *here.run("--lang", "ja", stdin=path.read_bytes()))


@pytest.mark.parametrize("path", ONE_OF_EACH_KIND, ids=_name)
def test_a_real_process_reads_a_pipe(path: Path) -> None:
    done = _command("--lang", "ja", stdin=path.read_bytes())
    assert b"Traceback" not in done.stderr
    _check_text(_expected(path), done.returncode, done.stdout.decode(), done.stderr.decode())


def test_a_real_process_reads_every_sample() -> None:
    done = _command("-f", "jsonl", *map(str, PAIRS))
    assert b"Traceback" not in done.stderr
    assert done.returncode == 2  # one of them is not a mail
    told = {line["source"]: line for line in map(json.loads, done.stdout.splitlines())}
    assert len(told) == len(done.stdout.splitlines())
    assert [path for path in told if Path(path) not in PAIRS] == []
    for path in PAIRS:
        expected = _expected(path)
        if str(path) not in told:
            assert expected["reason"] == "no-order-number", path  # another mail among several: nobody asks
        elif "reason" in expected:
            assert told[str(path)]["type"] == "rejection", path
            assert told[str(path)]["reason"] == expected["reason"]
        else:
            assert told[str(path)]["type"] == "notice", path
            _check_notice(told[str(path)], expected)
    assert len(told) > len(PAIRS) - 5


def test_export_by_library() -> None:
    expected = _expected(SAMPLES / "export.mbox")
    found = list(scan([SAMPLES / "export.mbox"]))
    notices = [one for one in found if isinstance(one, Notice)]
    subscriptions = {one.enrollment_order: one for one in group_subscriptions(notices)}
    assert list(subscriptions) == [one["enrollment_order"] for one in expected["subscriptions"]]
    for facts in expected["subscriptions"]:
        subscription = subscriptions[facts["enrollment_order"]]
        keys = set(facts) - {"notices"}
        assert {key: _as_printed(getattr(subscription, key)) for key in keys} == {
            key: facts[key] for key in keys
        }
        assert len(subscription.notices) == facts["notices"]
    rejections = [one for one in found if isinstance(one, Rejection)]
    assert [{"reason": one.reason, "message_id": one.message_id} for one in rejections] == expected[
        "rejections"
    ]


def test_export_by_command() -> None:
    expected = _expected(SAMPLES / "export.mbox")
    done = _command("-f", "json", str(SAMPLES / "export.mbox"))
    document = json.loads(done.stdout)
    assert done.returncode == 0
    scanned = {name: document["scanned"][name] for name in ("sources", "messages", "bytes")}
    assert scanned == {
        "sources": 1,
        "messages": expected["messages"],
        "bytes": (SAMPLES / "export.mbox").stat().st_size,
    }
    found = [one | {"notices": len(one["notices"])} for one in document["subscriptions"]]
    wanted = expected["subscriptions"]
    assert [{key: one[key] for key in facts} for one, facts in zip(found, wanted, strict=True)] == wanted


def test_offsets_of_the_export_are_those_of_separator_lines() -> None:
    octets = (SAMPLES / "export.mbox").read_bytes()
    offsets = [one.offset for one in scan([SAMPLES / "export.mbox"])]
    assert offsets == sorted(offset for offset in offsets if offset is not None)
    assert all(octets[offset or 0 :].startswith(b"From 1779873633236952867@xxx ") for offset in offsets)
