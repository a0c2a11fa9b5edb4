"""The report of the library: made of a scan or of findings, the same as the command prints."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

import norton_order
from literals import NUMBER, notice, rejection
from norton_order import Notice, Rejection, Report, group_subscriptions, parse_notice, scan
from norton_order.cli.formats import FORMATS, PACKAGES
from norton_order.text.words import Lang

if TYPE_CHECKING:
    from inprocess import Here

ROOT = Path(__file__).parent.parent.parent
EXPORT = ROOT / "samples" / "export.mbox"
RENEWED = ROOT / "samples" / "renewed" / "jis-plain.eml"


def test_a_report_of_a_scan_is_what_the_command_prints(here: Here) -> None:
    with scan([EXPORT]) as found:
        report = Report.of(found)
    done = here.run("-f", "json", EXPORT)
    assert report.to_dict() == json.loads(done.out)
    assert report.render("json") == done.out
    assert report.render("csv") == here.run("-f", "csv", EXPORT).out
    assert report.render(lang="ja") == here.run(EXPORT).out
    assert report.scanned.messages == 17


def test_a_report_of_single_findings() -> None:
    report = Report.of([notice(), rejection(), notice(enrollment_order="SY2")])
    assert {one.enrollment_order for one in report.subscriptions} == {NUMBER, "SY2"}
    assert report.rejections == (rejection(),)
    assert (report.scanned.sources, report.scanned.messages) == (1, 3)
    assert Report.of(()).to_dict()["subscriptions"] == []


def test_a_plain_number_that_another_mail_names_counts_as_in_the_command(here: Here, tmp_path: Path) -> None:
    subjects = {
        "purchased": ("製品ご購入内容のご連絡", "ご購入ありがとうございます。"),
        "stopped": ("自動延長サービスの停止手続きが完了しました", "停止手続きが完了いたしました。"),
    }
    for day, (name, (subject, text)) in enumerate(subjects.items(), 1):
        (tmp_path / f"{name}.eml").write_text(
            f"From: order@mail.nortonstore.jp\nTo: taro@example.jp\nSubject: {subject}\n"
            f"Date: Mon, {day} Dec 2025 10:00:00 +0900\n"
            f"Content-Type: text/plain; charset=utf-8\n\n{text}\nご注文番号：{NUMBER}\n",
            encoding="utf-8",
        )
    with scan([tmp_path]) as found:
        report = Report.of(found)
    assert [one.status for one in report.subscriptions] == ["stopped"]
    assert report.rejections == ()
    assert report.to_dict() == json.loads(here.run("-f", "json", tmp_path).out)


@pytest.mark.parametrize("lang", get_args(Lang))
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_of_the_command_can_be_rendered(form: str, lang: Lang) -> None:
    if form in PACKAGES:
        pytest.importorskip(PACKAGES[form][1])
    rendered = Report.of([notice(day="2025-12-05")]).render(form, lang=lang)
    assert isinstance(rendered, bytes) == (form in {"xlsx", "ics"})
    if form != "xlsx":
        assert NUMBER in (rendered if isinstance(rendered, str) else rendered.decode())


def test_lines_are_those_of_the_findings() -> None:
    lines = str(Report.of([notice(), rejection()]).render("jsonl")).splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["notice", "rejection"]


def test_there_is_no_other_format() -> None:
    with pytest.raises(ValueError, match="pdf"):
        Report.of(()).render("pdf")


@pytest.mark.parametrize("form", FORMATS)
def test_there_is_no_other_language(form: str) -> None:
    with pytest.raises(ValueError, match=r"^there is no language 'fr'$"):
        Report.of(()).render(form, lang="fr")  # type: ignore[arg-type]


def test_a_report_is_of_findings_only() -> None:
    with pytest.raises(TypeError, match=r"^a report is made of notices and rejections, not of str$"):
        Report.of([notice(), "x"])  # type: ignore[list-item]


@pytest.mark.parametrize("form", [bytes, bytearray, memoryview])
def test_octets_are_no_source_and_it_is_said_what_to_do(form: type) -> None:
    octets = form(RENEWED.read_bytes())
    for sources in (octets, [octets]):
        with pytest.raises(TypeError, match=r"not bytes: wrap them in io\.BytesIO, or call parse_notice$"):
            list(scan(sources))


def test_a_scan_that_is_left_reads_no_further() -> None:
    stream = io.BytesIO(EXPORT.read_bytes())
    with scan([stream, EXPORT]) as found:
        first = next(found)
    assert isinstance(first, Notice)
    assert list(found) == []


def test_rejections_are_no_part_of_a_subscription() -> None:
    with scan(EXPORT) as found:
        every = list(found)
    notices = [one for one in every if isinstance(one, Notice)]
    assert len(notices) < len(every)
    assert group_subscriptions(every) == group_subscriptions(notices)


def test_dates_have_a_zone() -> None:
    for path in sorted((ROOT / "samples").rglob("*.eml")):
        with scan(path) as found:
            for one in found:
                assert isinstance(one, Notice | Rejection)
                assert one.date is None or one.date.utcoffset() is not None


def test_a_date_without_a_zone_is_one_of_japan() -> None:
    raw = RENEWED.read_bytes()
    lines = [
        b"Date: Mon, 20 Nov 2023 10:15:00 -0000" if line.startswith(b"Date:") else line
        for line in raw.split(b"\n")
    ]
    date = parse_notice(b"\n".join(lines)).date
    assert date is not None
    assert date.utcoffset() is not None


def test_every_public_name_is_there() -> None:
    for name in norton_order.__all__:
        assert getattr(norton_order, name)
