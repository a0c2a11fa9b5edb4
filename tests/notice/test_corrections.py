"""Numbers that a mail puts in the place of others, or takes back."""

from __future__ import annotations

import pytest

from norton_order.notice.corrections import is_taken_back, put_right
from notice.documents import FALSE, NOW, TRUE, W, tokens_of_text

FAR = "製品名：ノートン 360\n" * 4


@pytest.mark.parametrize(
    "text",
    [
        f"{W}：{FALSE}\n正しい番号：{TRUE}",
        f"{W}：{FALSE}\n上の番号は間違いで、{TRUE} です。",
        f"先ほどの番号は誤りでした。\n{W}：{FALSE}\n\n→{TRUE}",
        f"次の番号は無効になりました。\n{W}：{FALSE}\n新しい番号は {TRUE} です。",
        f"{W}は{FALSE}と書きました。\nいいえ、{TRUE}です。",
        f"{W}：{FALSE}\n{TRUE}\nが本当の番号です",
        f"{W}：{FALSE}\nSorry, the correct one is {TRUE}.",
        f"> {W}：{FALSE}\n\n{TRUE}",
        f"{TRUE}\n\n> {W}：{FALSE}",
        f"> {W}：{FALSE}\n>> {TRUE}",
        f"番号は {TRUE} です\n{FAR}{W}：{FALSE}",
        f"{TRUE} を入力してね\n{FAR}{W}：{FALSE}",
        f"{FAR}分かりました。\n番号は {TRUE} です\n{FAR}{W}：{FALSE}",
    ],
    ids=lambda text: text.replace("\n", "⏎"),
)
def test_put_right(text: str) -> None:
    tokens = tokens_of_text(text)
    others = [number for number in tokens.numbers if number.value == TRUE]
    assert put_right(tokens.layout, others, [label.span for label in tokens.labels]) == (TRUE,)


@pytest.mark.parametrize(
    "text",
    [
        f"ご注文 {FALSE} の課金が完了しました。\n{W}：{TRUE}",
        f"新しいご注文番号は {FALSE} です。\n{W}：{TRUE}",
        f"{W}：{TRUE}\n番号をお間違えのないようご入力ください。\nご注文 {FALSE}",
        f"{W}：{TRUE}\n入力に誤りがあるとお手続きできません。\nご注文 {FALSE}",
        f"訂正いたします。\n{FAR}{W}：{TRUE}\nご注文 {FALSE}\n{FAR}訂正",
        f"{W}：{TRUE}\n課金番号は {FALSE} です",
        f"{W}：{TRUE}\n{FALSE} が{NOW}です",
        f"{W}：{TRUE}\n{FALSE} の課金",
        f"{W}：{TRUE}\n課金\n番号は{FALSE}です",
        f"{W}：{TRUE}\nこのたびのご注文\n{FALSE} が届きました",
        f"> ご注文 {FALSE}\n> {W}：{TRUE}",
        f"訂正いたします。\n123456789\n{W}：{TRUE}",
    ],
    ids=lambda text: text.replace("\n", "⏎"),
)
def test_nothing_is_put_right(text: str) -> None:
    tokens = tokens_of_text(text)
    others = [number for number in tokens.numbers if number.value != TRUE]
    assert put_right(tokens.layout, others, [label.span for label in tokens.labels]) == ()


def test_where_no_label_stands_another_hand_wrote() -> None:
    tokens = tokens_of_text(f"{TRUE} です\n{TRUE}")
    assert put_right(tokens.layout, tokens.numbers, ()) == (TRUE,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{W}：{FALSE}\n\n※上記の番号は誤りです。", True, id="below"),
        pytest.param(f"次の番号は無効になりました。\n{W}：{FALSE}", True, id="above"),
        pytest.param(f"{W}：{FALSE}\n{FAR}※上記の番号は誤りです。", False, id="far below"),
        pytest.param(f"次の番号は無効になりました。\n{FAR}{W}：{FALSE}", False, id="far above"),
        pytest.param(f"上記の番号は誤りです。\n{W}：{FALSE}", False, id="of what stands further up"),
        pytest.param(f"{W}：{FALSE}\n下記の番号は無効です。", False, id="of what stands further down"),
        pytest.param(f"{W}：{FALSE}\n上記番号をお間違えなく", False, id="what to mind while typing"),
        pytest.param(f"{W}：{FALSE}\n上記の入力が誤りではないか", False, id="denied"),
    ],
)
def test_taken_back(text: str, expected: bool) -> None:
    tokens = tokens_of_text(text)
    assert is_taken_back(tokens.layout, tokens.numbers) is expected
