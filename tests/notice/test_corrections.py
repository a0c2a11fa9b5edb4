"""Numbers that a mail puts in the place of others, or takes back."""

from __future__ import annotations

import pytest

from norton_order.notice.corrections import is_taken_back, put_right
from notice.documents import FALSE, NOW, TRUE, W, tokens_of_text

NEXT = "\n"
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


WORDS_THAT_PUT_RIGHT = (
    "訂正 誤りでした 誤りがありました 誤りがございました 誤りのある番号 誤った番号 間違いでした 間違いがありました 間違いがございました "
    "間違いのある番号 間違っていました 正しい番号 正しくは 正: (正) 【正】 無効です 無効となり 無効になり お詫び 差し替え いいえ 本当の番号 "
    "違っていた 違います じゃなく 番号ではありません 番号ではない 番号では開けません 番号でない correct corrected correction wrong mistake mistaken "
    "mistakes invalid apologise apologize 잘못 정정 올바른 更正 有误 错误 正确"
).split()


@pytest.mark.parametrize("words", WORDS_THAT_PUT_RIGHT)
@pytest.mark.parametrize("place", ["{0}\n3台\n3台\nご注文 {1}", "ご注文 {1}\n{0}"])
def test_words_that_put_right(words: str, place: str) -> None:
    tokens = tokens_of_text(f"{W}：{FALSE}\n{FAR}{place.format(words, TRUE)}")
    assert put_right(tokens.layout, tokens.numbers[1:], [tokens.labels[0].span]) == (TRUE,)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"正し\nくはご注文 {TRUE}", id="broken within a word"),
        pytest.param(f"間違い 　\n　でした。\nご注文 {TRUE}", id="spaces around the break"),
        pytest.param(f"{'・' * 200}訂正\nご注文 {TRUE}", id="at the end of a long line above"),
        pytest.param(f"訂正{'・' * 118}\nご注文 {TRUE}", id="as far from the end as is looked"),
        pytest.param(f"This was wrong\nご注文 {TRUE}", id="a Latin word before a Japanese one"),
        pytest.param(f"ご注文\nmistake\n{TRUE}", id="a Latin word behind a Japanese one"),
        pytest.param(f"ご注文 {TRUE}\n訂正{'・' * 200}", id="at the beginning of a long line below"),
        pytest.param(f"{'・' * 200}訂正{'・' * 100}ご注文 {TRUE}", id="shortly before, on a long line"),
        pytest.param(f"ご注文 {TRUE} {'・' * 100}訂正{'・' * 200}", id="shortly after, on a long line"),
    ],
)
def test_put_right_by_words_on_broken_and_long_lines(text: str) -> None:
    tokens = tokens_of_text(f"{W}：{FALSE}\n{FAR}{text}")
    assert put_right(tokens.layout, tokens.numbers[1:], [tokens.labels[0].span]) == (TRUE,)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"訂正\n3台\n3台\n3台\nご注文 {TRUE}", id="four lines above"),
        pytest.param(f"ご注文 {TRUE}\n3台\n訂正", id="two lines below"),
        pytest.param(f"訂正{'・' * 119}\nご注文 {TRUE}", id="at the beginning of a long line above"),
        pytest.param(f"ご注文 {TRUE}\n{'・' * 120}訂正", id="at the end of a long line below"),
        pytest.param(f"訂正{'・' * 120}ご注文 {TRUE}", id="long before"),
        pytest.param(f"ご注文 {TRUE} {'・' * 120}訂正", id="long after"),
    ],
)
def test_words_that_are_too_far_off(text: str) -> None:
    tokens = tokens_of_text(f"{W}：{FALSE}\n{FAR}{text}")
    assert put_right(tokens.layout, tokens.numbers[1:], [tokens.labels[0].span]) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *[
            pytest.param(f"3台。\n{before}{sign} {TRUE} だ", True, id=f"{before}{sign}")
            for before in ("番号", "3、番号", "3。番号", "3 番号", "No", "No.", "No. ")
            for sign in ("は", ":")
        ],
        *[
            pytest.param(f"3台。\n{TRUE}{after}", True, id=after)
            for after in ("です", " です", "でした", "だよ", "がそれ", "をどうぞ", "なら")
        ],
        *[
            pytest.param(f"ご注文{end}\n{TRUE} です", True, id=f"after {end}")
            for end in ("です", "でした", "みたい", "だね", "だよ", "くれ。", "12")
        ],
        pytest.param(f"ご注文の\n{TRUE} です", False, id="after a name begun"),
        pytest.param(f"3台。\n番号は{TRUE} だ", True, id="no space before it"),
        pytest.param(f"注文{'・' * 120}{TRUE} です", True, id="signs as far back as is looked"),
        pytest.param(f"ご注文の　\n{TRUE} です", False, id="after a name begun, and space"),
        pytest.param(f"ご注文\n番号は{TRUE} だ", False, id="a wrapped name"),
        pytest.param(f"3台。\n注文番号は {TRUE} だ", False, id="a name"),
        pytest.param(f"3台。\n{TRUE} とその案内です", False, id="a verb further on"),
    ],
)
def test_stated_without_a_name(text: str, expected: bool) -> None:
    tokens = tokens_of_text(f"{text}\n{FAR}{W}：{FALSE}")
    others = [number for number in tokens.numbers if number.value == TRUE]
    assert bool(put_right(tokens.layout, others, [label.span for label in tokens.labels])) is expected


def test_the_first_line_has_no_line_before_it() -> None:
    tokens = tokens_of_text(f"{TRUE} です\n{FAR}{W}：{FALSE}\nご注文の")
    assert put_right(tokens.layout, tokens.numbers[:1], [tokens.labels[0].span]) == (TRUE,)


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
        *[
            pytest.param(f"{W}：{FALSE}\n{here}{words}", True, id=f"{here}{words}")
            for here in ("上記は", "上の番号は", "前記は", "↑", "この番号は", "こちらは")
            for words in (
                "誤りで",
                "間違いだ",
                "誤りがありまし",
                "間違いがございまし",
                "誤ってい",
                "誤ってお",
                "無効で",
                "無効と",
                "無効に",
            )
        ],
        *[
            pytest.param(f"{there}{words}\n{W}：{FALSE}", True, id=f"{there}{words}")
            for there in ("下記は", "次の番号は", "以下の番号は")
            for words in ("誤りで", "無効に")
        ],
        pytest.param(f"{W}：{FALSE}\n上記の{W}（{FALSE}）は、誤りでした", True, id="with its whole name"),
        pytest.param(f"{W}：{FALSE}\n上記のご注文番号は\n誤りでした", True, id="on two lines"),
        pytest.param(
            f"{W}：{FALSE}\n上記の番号 {FALSE}\nは誤りでした", True, id="on two lines, behind the number"
        ),
        pytest.param(f"{W}：{FALSE}\n上記のご注文番号は間違\n　いでした", True, id="broken within a word"),
        pytest.param(f"次のご注文番号は\n無効になりました。\n{W}：{FALSE}", True, id="above, on two lines"),
        pytest.param(f"{W}：{FALSE}（この番号は誤りです）", True, id="in brackets behind it"),
        pytest.param(f"{W}：{FALSE} ※上記は\n誤りです", True, id="begun on its line"),
        pytest.param(f"次の番号は無効です：{W}：{FALSE}", True, id="before it on its line"),
        pytest.param(f"次の番号は\n無効です：{W}：{FALSE}", True, id="ended on its line"),
        pytest.param(
            f"この番号は誤りです：{W}：{FALSE}", False, id="of what is above, before it on its line"
        ),
        pytest.param(
            f"{W}：{FALSE}、次の番号は無効です", False, id="of what is below, behind it on its line"
        ),
        pytest.param(f"{W}：{FALSE}\n\n3台\n\n\n3台\n\n\n上記は誤りです", True, id="paragraphs below"),
        pytest.param(
            f"次は無効。次の番号は無効です\n\n\n3台\n\n\n3台\n\n\n{W}：{FALSE}", True, id="paragraphs above"
        ),
        pytest.param(
            f"{W}：{FALSE}{NEXT * 11}\n上記は誤りです", True, id="as many blank lines as are passed over"
        ),
        pytest.param(f"{W}：{FALSE}{NEXT * 12}\n上記は誤りです", False, id="more blank lines"),
        pytest.param(f"次の番号は無効です{NEXT * 12}{W}：{FALSE}", True, id="as many blank lines above"),
        pytest.param(f"次の番号は無効です{NEXT * 13}{W}：{FALSE}", False, id="more blank lines above"),
        *[
            pytest.param(f"{W}：{FALSE}\n{words}", True, id=words.replace("\n", "⏎"))
            for words in (
                "Sorry, the order number above is wrong.",
                "The above number was incorrect.",
                "This enrollment\norder number is invalid",
                "The previous number is not valid",
                f"The number above, {FALSE}, was not correct",
                "This number is a mistake",
            )
        ],
        *[
            pytest.param(f"{words}\n{W}：{FALSE}", True, id=words)
            for words in ("The following order number is not right.", "The number below is wrong.")
        ],
        *[
            pytest.param(f"{W}：{FALSE}\n{words}", False, id=words)
            for words in (
                "If this is a mistake, contact us.",
                "If any of the information above is incorrect, contact us.",
                "The number below was wrong.",
                "This is your number. Typing is wrong",
                "This number is right",
            )
        ],
        pytest.param(f"{W}：{FALSE}\n　\n　\n　\n上記は誤りです", True, id="lines of space"),
        pytest.param(f"{W}：{FALSE}\n3台\n3台\n3台\n上記は誤りです", False, id="on the fourth line below"),
        pytest.param(
            f"次の番号は無効です\n3台\n3台\n3台\n{W}：{FALSE}", False, id="on the fourth line above"
        ),
        pytest.param(f"3台です。次の番号は無効です。\n{W}：{FALSE}", True, id="behind another sentence"),
        pytest.param(f"{W}：{FALSE}\n上記です。入力は誤りでした", False, id="another sentence"),
        pytest.param(f"次のとおり。入力は無効です。\n{W}：{FALSE}", False, id="another sentence above"),
        pytest.param(f"{W}：{FALSE}\n上記{'・' * 16}誤りで", True, id="as far apart as is looked"),
        pytest.param(f"{W}：{FALSE}\n上記{'・' * 17}誤りで", False, id="too far apart"),
        pytest.param(f"{W}：{FALSE}\n上記{'・' * 24}番号誤りで", True, id="as long a name as there is"),
        pytest.param(f"{W}：{FALSE}\n上記{'・' * 25}番号誤りで", False, id="too long a name"),
        pytest.param(f"{W}：{FALSE}\n{'・' * 120}上記は誤りで", False, id="late on a long line below"),
        pytest.param(f"次の番号は無効で{'・' * 120}\n{W}：{FALSE}", False, id="early on a long line above"),
    ],
)
def test_taken_back(text: str, expected: bool) -> None:
    tokens = tokens_of_text(text)
    assert is_taken_back(tokens.layout, tokens.numbers) is expected
