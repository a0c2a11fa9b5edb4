"""Laws of the reader of order numbers, over a grammar of documents: what is changed, and what the answer may become."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generated.width import cut
from notice import grammar
from notice.grammar import CURRENT, HEADED, LAYOUTS, MIRRORED, WANTED, Block, Document, Fact

# The same examples each time; who looks for others asks for more of them, at random.
LAW = settings(
    derandomize=True, deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow]
)
PAIR = settings(LAW, max_examples=50)  # of two documents
TWO = (Fact(WANTED, "SY12345678", "wanted"), Fact(CURRENT, "SY87654321", "current"))


# Documents that a careless reader reads wrongly.
TRAPS = [
    f"{WANTED}  SY\n  12345678\n",
    f"お客様名 山田 太郎 様\n管理日：SY87654321\n{WANTED} SY12345678\nお客様名 山田 太郎 様\n",
    f"980円 → 合計\nSY12345678 → {WANTED}\nSY87654321 → {CURRENT}\nC1234567 → お客様番号\n",
    f"{WANTED}  SY1234\n    5678\n",
    f"<table><tr><td>{WANTED}<td>SY1234<td>5678</table>",
    f"| {WANTED} | {CURRENT} |\n|---|---|\n| | SY87654321 |\n",
    f"{WANTED}\t{CURRENT}\n\tSY87654321\n",
    "■自動延長加入時のご注文\nご注文番号：なし\n■直近のご契約\nご注文番号：SY87654321\n",
    f"{WANTED}：－\nSY87654321\n",
    f"{WANTED}\n※後日ご案内します\nSY87654321\n",
    f"台帳\n－\n{CURRENT}\nSY87654321\n{WANTED}\n",
    "<table><tr><td>ご注文番号<td>自動延長加入時<td>更新時<tr><td>SY87654321<td><td></table>",
    f"<table><tr><td>{WANTED}<td rowspan=2>SY87654321<tr><td>{CURRENT}</table>",
    f"税込)\n{WANTED}：S\nY12345678\n",
    f"| {WANTED} | {CURRENT} |\n| － | SY87654321 |\n",
    f"{WANTED}\n台帳番号\nSY87654321\n",
    f"{WANTED}と台帳番号はSY87654321です\n",
    f"{WANTED}\n更新後 SY87654321\n",
    f"<table><tr><td>{WANTED}<td>－<tr><td>最新<td>SY87654321</table>",
    f"<table><tr><td>{WANTED}<td>{CURRENT}<tr><td><td>SY87654321</table>",
    f"<table><tr><td>{WANTED}<td>{CURRENT}<tr><td colspan=2>SY87654321</table>",
]


def _answer(document: Document) -> str:
    return grammar.answer(document)


@pytest.mark.parametrize("text", TRAPS)
def test_traps(text: str) -> None:
    assert grammar.answer_of(grammar.part_of(text, is_html=text.startswith("<"))) in {"SY12345678", ""}


@pytest.mark.parametrize(
    ("layout", "is_html"),
    [(layout, is_html) for layout in LAYOUTS for is_html in (False, True)],
)
def test_each_layout_of_the_two_orders_is_read(layout: str, is_html: bool) -> None:
    for facts in (TWO, TWO[::-1]):
        assert grammar.answer(Document((Block(layout, facts),), is_html)) == "SY12345678"


@LAW
@given(grammar.documents())
def test_the_answer_is_the_wanted_number_or_none(document: Document) -> None:
    assert _answer(document) in {document.number("wanted"), ""}


@LAW
@given(grammar.documents(), st.permutations(range(10)))
def test_renaming_the_numbers_renames_the_answer(document: Document, digits: list[int]) -> None:
    names = str.maketrans("0123456789", "".join(map(str, digits)))

    def renamed(fact: Fact) -> Fact:
        return replace(fact, value=fact.value.translate(names)) if fact.value.startswith("SY") else fact

    assert _answer(document.with_facts(renamed)) == _answer(document).translate(names)


@LAW
@given(grammar.documents())
def test_exchanging_the_labels_gives_the_other_number_or_none(document: Document) -> None:
    other = {WANTED: CURRENT, CURRENT: WANTED}
    exchanged = document.with_facts(lambda fact: replace(fact, label=other.get(fact.label, fact.label)))
    assert _answer(exchanged) in {document.number("current"), ""}


@LAW
@given(grammar.documents(), st.booleans())
def test_without_the_wanted_label_there_is_no_answer(document: Document, is_row_kept: bool) -> None:
    def unlabelled(fact: Fact) -> Fact | None:
        if fact.role != "wanted":
            return fact
        return replace(fact, label="") if is_row_kept else None

    assert _answer(document.with_facts(unlabelled)) == ""


@LAW
@given(grammar.documents(), grammar.VALUES["nothing"])
def test_without_the_wanted_number_there_is_no_answer(document: Document, nothing: str) -> None:
    emptied = document.with_facts(
        lambda fact: replace(fact, value=nothing) if fact.role == "wanted" else fact
    )
    assert _answer(emptied) == ""


@LAW
@given(grammar.documents(), grammar.UNKNOWN)
def test_an_unknown_label_in_the_place_of_the_current_one_gives_no_other_number(
    document: Document, label: str
) -> None:
    relabelled = document.with_facts(
        lambda fact: replace(fact, label=label) if fact.role == "current" else fact
    )
    assert _answer(relabelled) in {document.number("wanted"), ""}


@LAW
@given(grammar.documents(), grammar.others(), st.data())
def test_a_further_row_gives_no_other_number(document: Document, fact: Fact, data: st.DataObject) -> None:
    def extended(block: Block) -> Block:
        if block.layout in HEADED or not data.draw(st.booleans()):
            return block
        place = data.draw(st.integers(0, len(block.facts)))
        return replace(block, facts=(*block.facts[:place], fact, *block.facts[place:]))

    assert _answer(document.with_blocks(extended)) in {document.number("wanted"), ""}


@LAW
@given(grammar.documents(MIRRORED))
def test_a_mirrored_document_gives_the_same_number_or_none(document: Document) -> None:
    mirrored = document.with_blocks(lambda block: replace(block, is_mirrored=True))
    assert _answer(mirrored) in {document.number("wanted"), ""}


@LAW
@given(grammar.documents(), st.integers(16, 80), st.sampled_from(["", "> ", ">> ", "    ", "\u3000"]))
def test_wrapping_quoting_and_indenting_give_no_other_number(
    document: Document, columns: int, before: str
) -> None:
    text = replace(document, is_html=False).text()
    wrapped = "".join(f"{before}{piece}\n" for line in text.split("\n") for piece in cut(line, columns))
    part = grammar.part_of(wrapped, is_html=False)
    assert grammar.answer_of(part) in {document.number("wanted"), ""}


@LAW
@given(
    grammar.documents(),
    st.sampled_from(["utf-8", "cp932", "euc_jp", "iso-2022-jp"]),
    st.sampled_from(["8bit", "base64", "quoted-printable"]),
)
def test_another_encoding_gives_no_other_number(document: Document, charset: str, transfer: str) -> None:
    part = grammar.part_of(document.text(), is_html=document.is_html, charset=charset, transfer=transfer)
    assert grammar.answer_of(part) in {document.number("wanted"), ""}


@PAIR
@given(grammar.documents(), grammar.documents(), st.sampled_from(["mixed", "alternative"]))
def test_two_documents_give_what_one_of_them_gives_or_none(
    first: Document, second: Document, subtype: str
) -> None:
    parts = [grammar.part_of(one.text(), is_html=one.is_html) for one in (first, second)]
    apart = {_answer(first), _answer(second)} - {""}
    both = grammar.answer_of(*parts, subtype=subtype)
    assert both == "" or apart == {both}


@PAIR
@given(grammar.documents(), grammar.documents(), st.permutations(range(10)))
def test_the_numbers_of_another_document_change_no_answer_but_to_none(
    first: Document, second: Document, digits: list[int]
) -> None:
    without = second.with_facts(lambda fact: None if fact.role == "wanted" else fact)
    names = str.maketrans("0123456789", "".join(map(str, digits)))
    renamed = without.with_facts(lambda fact: replace(fact, value=fact.value.translate(names)))
    part = grammar.part_of(first.text(), is_html=first.is_html)
    for other in (without, renamed):
        both = grammar.answer_of(part, grammar.part_of(other.text(), is_html=other.is_html))
        assert both in {first.number("wanted"), ""}
