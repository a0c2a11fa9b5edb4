"""Chains of labels and numbers, and the parts they fall into."""

from __future__ import annotations

import pytest

from norton_order.norton import Role
from norton_order.notice.chains import (
    Chain,
    annotation_of,
    find_chains,
    has_values_first,
    is_shifted,
    parts_of,
)
from norton_order.notice.layout import Layout, Link, Span
from notice.documents import FALSE, NOW, TRUE, W, tokens_of_markup, tokens_of_text


def _chain(text: str) -> tuple[Layout, Chain]:
    tokens = tokens_of_text(text)
    (chain,) = find_chains(tokens, ())
    return tokens.layout, chain


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        pytest.param(f"{W}：{TRUE}\n{NOW}：{FALSE}", [4], id="signs between"),
        pytest.param(f"{W}：{TRUE}\n以上\n{NOW}：{FALSE}", [2, 2], id="words between"),
        pytest.param(f"{W}が必要です。\n{TRUE}", [1, 1], id="sentence between"),
        pytest.param("こんにちは", [], id="nothing"),
    ],
)
def test_chains(text: str, sizes: list[int]) -> None:
    chains = list(find_chains(tokens_of_text(text), ()))
    assert [len(chain.tokens) for chain in chains] == sizes
    assert all(len(chain.links) == len(chain.tokens) - 1 for chain in chains)


def test_what_is_taken_is_left_out() -> None:
    tokens = tokens_of_text(f"{W}：{TRUE}\n{NOW}：{FALSE}")
    taken: set[Span] = {tokens.labels[0].span, tokens.numbers[0].span}
    (chain,) = find_chains(tokens, taken)
    assert list(chain.tokens) == [tokens.labels[1], tokens.numbers[1]]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(f"{W}：{TRUE}", [(1, [TRUE], Link.INLINE, None)], id="one"),
        pytest.param(f"{W}\n{TRUE}", [(1, [TRUE], Link.NEXT, None)], id="next line"),
        pytest.param(f"{W}\n{NOW}\n{TRUE}\n{FALSE}", [(2, [TRUE, FALSE], Link.NEXT, None)], id="labels, then numbers"),
        pytest.param(f"{W}：{TRUE}\n{NOW}：{FALSE}", [(1, [TRUE], Link.INLINE, None), (1, [FALSE], Link.INLINE, None)], id="a lone number strays not"),
        pytest.param(f"{FALSE}\n{W}：{TRUE}", [(1, [TRUE], Link.INLINE, FALSE)], id="a number before the label"),
        pytest.param(f"{W}：{TRUE} {FALSE}\n{NOW}：{FALSE}", [(1, [TRUE, FALSE], Link.INLINE, None), (1, [FALSE], Link.INLINE, FALSE)], id="the last of two strays"),
        pytest.param(f"{TRUE}\n{W}", [], id="no number follows"),
    ],
)  # fmt: skip
def test_parts(text: str, parts: list[tuple[int, list[str], Link, str | None]]) -> None:
    _layout, chain = _chain(text)
    assert [
        (len(part.labels), [n.value for n in part.numbers], part.link, part.stray and part.stray.value)
        for part in parts_of(chain)
    ] == parts


@pytest.mark.parametrize(
    ("text", "lead", "is_even"),
    [
        pytest.param(f"{W}：{TRUE}", None, True, id="one"),
        pytest.param(f"{W}：{TRUE} {FALSE}", None, False, id="two numbers"),
        pytest.param(f"{FALSE} {W}：{TRUE}", Link.INLINE, False, id="a number before it on the line"),
        pytest.param(
            f"{FALSE}\n{W}：{TRUE}\n{NOW}", Link.NEXT, True, id="a number before it, as many labels"
        ),
        pytest.param(f"{NOW}\n{W}：{TRUE}", None, True, id="more labels"),
        pytest.param(f"{FALSE} {FALSE}\n{W}：{TRUE}", Link.NEXT, False, id="two numbers before it"),
    ],
)
def test_what_stands_around_a_part(text: str, lead: Link | None, is_even: bool) -> None:
    _layout, chain = _chain(text)
    assert [(part.lead, part.is_even) for part in parts_of(chain)] == [(lead, is_even)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{TRUE}\n{W}\n{FALSE}\n{NOW}", True, id="values first"),
        pytest.param(f"{TRUE}\n{W}が必要です。", False, id="the last label opens a sentence"),
        pytest.param(f"{W}\n{TRUE}\n{NOW}\n{FALSE}", False, id="labels first"),
        pytest.param(f"{W}\n{TRUE}\n{NOW}", False, id="a label first and last"),
        pytest.param(f"{TRUE}\n{W}\n{FALSE}", False, id="a number first and last"),
    ],
)
def test_values_first(text: str, expected: bool) -> None:
    assert has_values_first(*_chain(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"ご注文番号\n{TRUE}\n{W}\n{FALSE}\n{NOW}", True, id="a heading, then captions"),
        pytest.param(f"{W} {FALSE} {NOW}", True, id="three"),
        pytest.param(f"{W} {FALSE}", False, id="two"),
        pytest.param(f"{FALSE} {NOW} {TRUE}", False, id="one label between numbers"),
        pytest.param(f"{FALSE} {NOW} {TRUE} {W} {FALSE}", True, id="from a number to a number"),
        pytest.param(f"{W} {TRUE} {NOW} {FALSE}", False, id="from a label to a number"),
        pytest.param(f"{W}：{TRUE}\n{NOW}：{FALSE}\n会員番号", False, id="colons"),
        pytest.param(f"{W}：{TRUE}\n{NOW}　{FALSE}\n会員番号", False, id="on the lines of their labels"),
        pytest.param(f"{W}\n{TRUE}\n\n{NOW}\n{FALSE}\n\n会員番号", False, id="blank lines"),
        pytest.param(
            f"{W}\n{TRUE}\n{NOW}\n{FALSE}\n会員番号\nA-1234", False, id="the last has a value of another kind"
        ),
        pytest.param(f"{W}\n{TRUE}\n{NOW}\n{FALSE}\n会員番号：****", False, id="the last has a mask"),
        pytest.param(f"{W}\n{TRUE}\n{NOW}\n{FALSE}\n会員番号\n以上", True, id="the last has words"),
        pytest.param(f"{W}\n{TRUE}\n{NOW}が必要です。", False, id="the last opens a sentence"),
        pytest.param(
            f"{W}\n{FALSE}\n{NOW}\n会員番号\nC1234567", True, id="another label and its number after them"
        ),
        pytest.param(f"{W}\n{NOW}\n{TRUE}\n{FALSE}", False, id="labels, then numbers"),
        pytest.param(
            f"{NOW}\n{TRUE}\n{W}\n{FALSE}\n最近番号", True, id="the name of a number after the last"
        ),
        pytest.param(f"{NOW} {TRUE} {W} {FALSE}(2023年) 最近番号", True, id="such a name behind a day"),
        pytest.param(f"{NOW}\n{TRUE}\n{W}\n{FALSE}\n最近番号\nA-123", False, id="such a name with a value"),
        pytest.param(f"{NOW}\n{TRUE}\n{W}\n{FALSE}\n最近番号：A-123", False, id="such a name and a colon"),
        pytest.param(f"{NOW}\n{TRUE}\n{W}\n{FALSE}\n製品名", False, id="the name of something else"),
        pytest.param(f"{W} {FALSE} 最近番号", False, id="such a name after one"),
        pytest.param(f"{FALSE} {NOW}：{TRUE} {W}：{FALSE}", False, id="from a number to a number, colons"),
        pytest.param(f"{FALSE}\n\n{NOW}\n{TRUE}\n\n{W}\n{FALSE}", False, id="from a number, blank lines"),
        pytest.param(f"{W}：\n{TRUE}\n{NOW}\n{FALSE}\n会員番号", True, id="one colon"),
        pytest.param(f"{W}\n\n{TRUE}\n{NOW} {FALSE}\n\n会員番号", True, id="a blank line within a pair"),
        pytest.param(
            f"{FALSE} {NOW} {TRUE} {W}\n最近番号", False, id="from a number to a label, a name behind it"
        ),
        pytest.param(f"{W}\n{TRUE}\n{NOW}\n{FALSE}\n\n会員番号", True, id="a blank line before the last"),
        pytest.param(f"{W}\n{TRUE}\n\n\n{NOW}\n{FALSE}\n会員番号", True, id="blank lines before the second"),
        pytest.param(
            f"{FALSE}\n{NOW} {TRUE}\n{W}\n{FALSE}", True, id="from a number, the last on a line of its own"
        ),
        pytest.param(f"{W} {TRUE} {FALSE} {NOW} {FALSE}", False, id="two numbers of a label"),
        pytest.param(f"ご注文番号\n{W}\n{FALSE}\n{NOW}", True, id="after a heading"),
        pytest.param(f"ご注文番号\n{W}\n{FALSE}\n{NOW}\n会員番号\nC1234567", True, id="between other labels"),
    ],
)
def test_shifted(text: str, expected: bool) -> None:
    assert is_shifted(*_chain(text)) is expected


@pytest.mark.parametrize("sign", [*":=→⇒➡↓⇓▼>", "は", "is"])
def test_signs_that_point_ahead_are_not_shifted(sign: str) -> None:
    text = f"{W} {sign}\n{TRUE}\n{NOW} {sign}\n{FALSE}\n会員番号"
    assert not is_shifted(*_chain(text))
    assert is_shifted(*_chain(text.replace(f" {sign}", " ・")))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        *[
            pytest.param(mask, False, id=mask)
            for mask in ("**", "●●", "○○", "××", "■■", "□□", "##", " ： **")
        ],
        pytest.param("*", True, id="a mark of a footnote"),
        *[pytest.param(f"\n{value}", False, id=value) for value in ("―ab", "―AB", "―12", "_1")],
        pytest.param("\n　\n　\nA1", False, id="a value behind lines of space"),
        pytest.param("\n　\n\n\nA1", False, id="a value behind blank lines"),
        pytest.param("\n\n\n\n\nA1", True, id="a value further down"),
        pytest.param("\n―\n―\nA1", True, id="a value behind two lines of signs"),
        pytest.param(f"\n{'・' * 197}\nA1", False, id="as far as a value is looked for"),
        pytest.param(f"\n{'・' * 198}\nA1", True, id="a value further on"),
    ],
)
def test_what_follows_the_last_label(after: str, expected: bool) -> None:
    assert is_shifted(*_chain(f"{W}\n{TRUE}\n{NOW}\n{FALSE}\n会員番号{after}")) is expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param("です\n最近番号", True, id="a statement"),
        pytest.param("です。最近番号", True, id="a sentence"),
        pytest.param(" (2023年 11月) 最近番号", True, id="a month"),
        pytest.param(" (2023/11/20) 最近番号", True, id="a day"),
        pytest.param(" (2023年11月20日) 最近番号", True, id="a day in Japanese"),
        pytest.param("\n最近ナンバー", True, id="another word"),
        pytest.param("\n最近番 号", True, id="with a space"),
        pytest.param("\n甲番号", True, id="one character"),
        pytest.param(f"\n{'甲' * 16}番号", True, id="as long as a name is"),
        pytest.param(f"\n{'甲' * 17}番号", False, id="longer"),
        pytest.param("\n最近番号\n以上", True, id="words below it"),
        pytest.param("\n最近番号\n製品 A1", True, id="words and a value below it"),
    ],
)
def test_the_name_of_a_number_after_the_last_one(after: str, expected: bool) -> None:
    assert is_shifted(*_chain(f"{NOW} {TRUE} {W} {FALSE}{after}")) is expected


def test_the_nearest_label_owns() -> None:
    _layout, chain = _chain(f"{NOW}\n{W}\n{TRUE}")
    (part,) = parts_of(chain)
    assert [label.role for label in chain.labels] == [Role.CURRENT, Role.ENROLLMENT]
    assert part.owner is chain.labels[1]


def test_an_annotation_in_the_next_cell() -> None:
    tokens = tokens_of_markup(f"<table><tr><td>{W}<td>{TRUE}<td>{NOW}</table>")
    (chain,) = find_chains(tokens, ())
    assert annotation_of(tokens.layout, chain) is tokens.labels[1]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param(f"{W}：{TRUE}（{NOW}）", Role.CURRENT, id="on the line"),
        pytest.param(f"{W}：{TRUE}\n{NOW}", None, id="on the next line"),
        pytest.param(f"{W}：{TRUE} {NOW}が必要です。", None, id="opens a sentence"),
        pytest.param(f"{TRUE} {NOW}", None, id="no label before the number"),
        pytest.param(f"{W}：{TRUE} {NOW}\n{W}", Role.CURRENT, id="labels behind it"),
        pytest.param(f"{W}：{TRUE}（ご注文番号）", None, id="a plain one"),
        pytest.param(f"{W}：{TRUE}", None, id="none"),
        pytest.param(f"{W}：{TRUE} {NOW}：{FALSE}", None, id="behind the first of two numbers"),
        pytest.param(f"{W}：{TRUE} {NOW} {W}", Role.CURRENT, id="a label behind it on the line"),
    ],
)
def test_annotations(text: str, role: Role | None) -> None:
    annotation = annotation_of(*_chain(text))
    assert (annotation and annotation.role) is role
