"""A cell of labels beside a cell of as many values."""

from __future__ import annotations

import re

import pytest

from norton_order.html.page import parse_html
from norton_order.norton import Role
from norton_order.notice.cell_lines import named_lines
from norton_order.notice.orders import read_orders
from notice.documents import FALSE, NOW, TRUE, W, tokens_of_markup

SERIAL = "SY99998888"


def table(*cells: str) -> str:
    """Return a table of one row, the lines of a cell parted by /."""
    parted = (re.sub("(?<!<)/", "<br>", cell) for cell in cells)
    return "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in parted) + "</tr></table>"


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(table(f"{W}/{NOW}", f"{TRUE}/{FALSE}"), id="two"),
        pytest.param(table(f"{NOW}/{W}", f"{FALSE}/{TRUE}"), id="the other first"),
        pytest.param(table(f"製品名/{NOW}/{W}/課金日", f"ノートン 360/{FALSE}/{TRUE}/2023年11月20日"), id="others around"),
        pytest.param(table(f"・{NOW}：/・{W}：", f"{FALSE}/{TRUE}"), id="with signs"),
        pytest.param(table(f"{NOW}/{W}", "", f"{FALSE}/{TRUE}"), id="an empty cell between"),
        pytest.param(f"<table><tr><td>ご案内</td></tr><tr><td>{table(f'{NOW}/{W}', f'{FALSE}/{TRUE}')}</td></tr></table>", id="in another table"),
        pytest.param(table("会員番号", "3台") + table("会員番号/なし", "<table><tr><td>3</td></tr></table>台") + table(f"{NOW}/{W}", f"{FALSE}/{TRUE}"), id="after other tables"),
        pytest.param(table(f"会員番号/{NOW}/{W}", f"なし/{FALSE}/{TRUE}"), id="another label without a number"),
        pytest.param(table(f"会員番号/{NOW}/{W}", f"12345678/{FALSE}/{TRUE}"), id="a number of no family"),
        pytest.param(table(f"{NOW}/{W}{'・' * 20}", f"{FALSE}/{TRUE}"), id="a label and many signs"),
        pytest.param(table(f"{'長' * 30}　/{NOW}/{W}", f"3台/{FALSE}/{TRUE}"), id="as long a name as there is"),
        pytest.param(table(f"{NOW}/{W}{'/製品名' * 18}", f"{FALSE}/{TRUE}{'/3台' * 18}"), id="as many lines as are read"),
        pytest.param(table(f"{NOW}/{W}", *[""] * 18, f"{FALSE}/{TRUE}"), id="as far apart as is looked"),
        pytest.param(f"<table><tr><td><p>{NOW}</p><p>{W}</p></td><td><p>{FALSE}</p><p>{TRUE}</p></td></tr></table>", id="paragraphs"),
    ],
)  # fmt: skip
def test_read_by_line(markup: str) -> None:
    document = parse_html(markup)
    reading = read_orders(document.lines, document.widths)
    assert {(c.role, c.number) for c in reading.candidates} == {
        (Role.ENROLLMENT, TRUE),
        (Role.CURRENT, FALSE),
    }
    assert not reading.disputes


def test_a_serial_number_has_its_line() -> None:
    tokens = tokens_of_markup(table(f"シリアル番号/{W}", f"{SERIAL}/{TRUE}"))
    assert [pair.number.value for pair in named_lines(tokens)] == [SERIAL, TRUE]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(table(W, TRUE), id="one line"),
        pytest.param(table(f"{NOW}/{W}", FALSE), id="fewer values"),
        pytest.param(table(f"{NOW}/{W}", f"{FALSE}/{TRUE}/3台"), id="more values"),
        pytest.param(table(f"製品名/{NOW}/{W}/備考", f"ノートン/360/{FALSE}/{TRUE}"), id="shifted"),
        pytest.param(table(f"{NOW}/{W}", f"{FALSE}/－"), id="a label without a number"),
        pytest.param(table(f"番号/{W}", f"{FALSE}/{TRUE}"), id="a number without a label"),
        pytest.param(table(f"{FALSE}/{TRUE}", f"{NOW}/{W}"), id="values first"),
        pytest.param(table(f"{NOW}/{W}", f"{FALSE}/{TRUE}", "備考"), id="a third cell"),
        pytest.param(table(f"{NOW}と/{W}", f"{FALSE}/{TRUE}"), id="more than a label"),
        pytest.param(table(f"{NOW}・{W}/課金日", f"{FALSE}/2023年"), id="two labels on a line"),
        pytest.param(table(f"{NOW}/{W}", f"{FALSE} {TRUE}/3台"), id="two numbers on a line"),
        pytest.param(table(f"{NOW}/{W}", f"注文 {FALSE}/{TRUE}"), id="words beside a number"),
        pytest.param(table(f"お手続きの前に。/{W}", f"3台/{TRUE}"), id="a sentence"),
        pytest.param(table(f"{'長' * 31}/{W}", f"3台/{TRUE}"), id="too long a name"),
        pytest.param(table(f"{NOW}/{W}", f"シリアル番号/{TRUE}"), id="a label among the values"),
        pytest.param(f"<table><tr><td>{NOW}<br>{W}</td><td rowspan=2>{FALSE}<br>{TRUE}</td></tr></table>", id="values that span rows"),
        pytest.param(f"<table><tr><td rowspan=2>{NOW}<br>{W}</td><td>{FALSE}<br>{TRUE}</td></tr></table>", id="labels that span rows"),
        pytest.param(table(f"{NOW}/{W}", f"<table><tr><td>{FALSE}</td></tr></table>{TRUE}"), id="a table among the values"),
        pytest.param(table(f"{W}<table><tr><td>課金日</td></tr></table>", f"{TRUE}/2023年"), id="a table among the labels"),
        pytest.param(f"{NOW}<br>{W}<br>{FALSE}<br>{TRUE}", id="no table"),
        pytest.param(table(f"{NOW}/{W}{'/製品名' * 19}", f"{FALSE}/{TRUE}{'/3台' * 19}"), id="too many lines"),
        pytest.param(table(f"{NOW}/{W}", *[""] * 19, f"{FALSE}/{TRUE}"), id="too far apart"),
        pytest.param(table(f"{NOW}/{W}", f"{FALSE}/{TRUE}", *[""] * 17, "備考"), id="a third cell, as far as is looked"),
        pytest.param(table(f"{FALSE}/{W}", f"3台/{TRUE}"), id="a number among the names"),
        pytest.param(table(f"自動延長加入時の/ご注文番号/{NOW}", f"{TRUE}/3台/{FALSE}"), id="a label on two lines"),
        pytest.param(table("自動延長/加入時のご注文番号", f"{FALSE}/3台"), id="a label on two lines, the first of them short"),
        pytest.param(table(f"製品名/{W}", f"会員番号/{TRUE}"), id="a label without a number among the values"),
        pytest.param(table(f"製品名/{W}", f"<table><tr><td>3台</td></tr></table>{TRUE}"), id="a table of words among the values"),
        pytest.param(table(f"{W}/<table><tr><td>製品名</td></tr></table>", f"{TRUE}/3台"), id="a table of words among the labels"),
    ],
)  # fmt: skip
def test_not_read_by_line(markup: str) -> None:
    assert list(named_lines(tokens_of_markup(markup))) == []
