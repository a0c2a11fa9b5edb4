"""Each way to explain a page, what it costs, and which answer it gives."""

from __future__ import annotations

import pytest

from norton_order.html.document import Line, plain_document
from norton_order.html.page import parse_html
from norton_order.notice import costs
from norton_order.notice.explanations import Answer, Explanation, explain, ties_of
from norton_order.notice.grid import sheet_of
from norton_order.notice.layout import Layout
from norton_order.notice.passages import passages_of
from norton_order.notice.tokens import segments_of
from norton_order.vendor.labels import Role

E, C = Role.ENROLLMENT, Role.CURRENT
W, NOW = "自動延長加入時のご注文番号", "今回のご注文番号"
T, F = "SY12345678", "SY87654321"


def _explain(lines: tuple[Line, ...], *repeated: str) -> dict[Answer, Explanation]:
    passages = passages_of(Layout(lines))
    sheet = sheet_of(passages, [segments_of(passage, index) for index, passage in enumerate(passages)])
    return explain(sheet, frozenset(repeated))


def _plain(text: str, *repeated: str) -> dict[Answer, Explanation]:
    return _explain(plain_document(text).lines, *repeated)


def _answer(number: str, role: Role = E) -> Answer:
    return frozenset({(role, number)})


NONE: Answer = frozenset()


@pytest.mark.parametrize(
    ("text", "answer", "cost"),
    [
        pytest.param(f"{W}：{T}", _answer(T), 0, id="beside"),
        pytest.param(f"{W}\n{T}", _answer(T), 0, id="below"),
        pytest.param(f"{W}：{T}", NONE, costs.UNOWNED + costs.EMPTY_LABEL + costs.TORN, id="beside, torn"),
        pytest.param(f"{W}\n{T}", NONE, costs.UNOWNED + costs.EMPTY_LABEL, id="below, apart"),
        pytest.param(f"{T}\n{W}", _answer(T), costs.MIRRORED, id="mirrored"),
        pytest.param(f"{T}（{W}）", _answer(T), 0, id="in brackets behind"),
        pytest.param(f"{W}\n{NOW}\n{T}\n{F}", _answer(T), costs.LIST, id="a list"),
        pytest.param(f"{W}  {NOW}\n{T}                  {F}", _answer(T), 0, id="columns"),
        pytest.param(f"{W}\n\n{NOW}\n{T}\n{F}", _answer(T), costs.LIST + costs.INTERRUPTED, id="a list with a blank line in it"),
        pytest.param(f"{W}\n{F}\n{T}", _answer(F), costs.UNOWNED, id="a number too many"),
        pytest.param(f"{W}\n{NOW}\n{T}", NONE, costs.EMPTY_LABEL, id="a label too many"),
        pytest.param(f"{W}：なし\n{NOW}：{F}", NONE, 0, id="no number"),
        pytest.param(f"{W}：{T}\n\n{T}", _answer(T), costs.UNOWNED, id="a number left over"),
        pytest.param(f"ご注文番号\n自動延長加入時：{T}\n今回：{F}", _answer(T), 0, id="a name of all"),
        pytest.param(f"{F}\n{W}\n{NOW}：{T}", _answer(F), costs.MIRRORED + costs.MIXED, id="values before and behind"),
    ],
)  # fmt: skip
def test_what_an_answer_costs(text: str, answer: Answer, cost: int) -> None:
    assert _plain(text)[answer].cost == cost


def test_a_number_that_stands_elsewhere_costs_less_to_leave_over() -> None:
    text = f"{W}：{T}\n\n{T}"
    assert _plain(text, T)[_answer(T)].cost == costs.REPEATED
    assert _plain(text)[_answer(T)].cost == costs.UNOWNED


@pytest.mark.parametrize(
    ("text", "answer", "is_complete"),
    [
        pytest.param(f"{W}：{T}", _answer(T), True, id="all is explained"),
        pytest.param(f"{W}：{T}", NONE, False, id="a number is left over"),
        pytest.param(f"{W}\n{F}\n{T}", _answer(F), False, id="another number is left over"),
        pytest.param(f"{W}\n{NOW}\n{T}", NONE, False, id="a label may have lost its number"),
        pytest.param(
            f"製品名\n{W}\n{NOW}\nノートン 360\n{T}", _answer(T), False, id="a list with a value missing"
        ),
        pytest.param(f"{W}：なし\n{NOW}：{F}", NONE, True, id="no number is no loss"),
        pytest.param(f"{F}\n{W}\n{NOW}：{T}", _answer(F), False, id="values before labels and behind them"),
        pytest.param(f"{T}\n{W}\n台帳：電子", _answer(T), True, id="but for other names with a colon"),
    ],
)
def test_what_forbids_an_answer(text: str, answer: Answer, is_complete: bool) -> None:
    assert _plain(text)[answer].is_complete is is_complete


@pytest.mark.parametrize(
    ("text", "layouts"),
    [
        (f"{W}：{T}", ["beside"]),
        (f"{W}\n{T}", ["below"]),
        (f"{T}\n{W}", ["mirrored"]),
        (f"{W}\n{NOW}\n{T}\n{F}", ["list", "list"]),
        (f"{W}  {NOW}\n{T}                  {F}", ["columns", "columns"]),
        (f"{W}は{T}です。", ["sentence"]),
        (
            f"<table><tr><td><td>ご注文番号<td>課金日<tr><td>自動延長加入時<td>{T}<td>2019/11/20</table>",
            ["crosstab"],
        ),
        (f"<table><tr><td>{W}<br>{NOW}<td>{T}<br>{F}</table>", ["beside", "beside"]),
        (f"<table><tr><td>{T}<td>{F}<tr><td>{W}<td>{NOW}</table>", ["mirrored", "mirrored"]),
    ],
)
def test_the_layout_of_the_cheapest_explanation(text: str, layouts: list[str]) -> None:
    found = _explain((parse_html(text) if text.startswith("<") else plain_document(text)).lines)
    best = min(found.values(), key=lambda explanation: explanation.cost)
    assert [tie.layout for tie in ties_of(best)] == layouts
    assert {(tie.role, tie.value.text) for tie in ties_of(best)} <= {(E, T), (C, F)}


def test_numbers_of_the_current_order_are_no_answer_of_their_own() -> None:
    found = _plain(f"{NOW}：{F}")
    assert set(found) == {NONE}
    assert [(tie.role, tie.value.text) for tie in ties_of(found[NONE])] == [(C, F)]


def test_a_number_among_hundreds_of_other_names() -> None:
    lines = [f"台帳{place}：{place}号" for place in range(150)]
    found = _plain("\n".join([*lines, f"{W}：{T}", *lines]))
    assert min(found.values(), key=lambda explanation: explanation.cost) == found[_answer(T)]
