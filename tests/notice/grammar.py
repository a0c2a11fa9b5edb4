"""A grammar of documents: facts, the layouts they stand in, and what stands around them, in plain text and in HTML."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Final, Literal

from hypothesis import strategies as st

from generated.width import pad, width
from norton_order import NortonOrderError, parse_notice

Role = Literal["wanted", "current", "other"]

WANTED, CURRENT = "自動延長加入時のご注文番号", "今回のご注文番号"
SHORT: Final = {
    WANTED: "自動延長加入時",
    CURRENT: "今回",
}  # the names in a table whose column says ご注文番号


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value."""

    label: str
    value: str
    role: Role = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """Facts in one layout; the value stands before, or above, its label where it is mirrored."""

    layout: str
    facts: tuple[Fact, ...]
    separator: str = "："
    is_mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A heading, a remark, a rule or a sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class Nest:
    """Parts within one box; side by side where there are several boxes."""

    boxes: tuple[tuple[Part, ...], ...]


Part = Block | Note | Nest


@dataclass(frozen=True, slots=True)
class Document:
    """Parts, top to bottom."""

    parts: tuple[Part, ...]
    is_html: bool

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, in order."""
        return tuple(_facts(self.parts))

    def number(self, role: Role) -> str:
        """Return the number of the first fact of *role*, "" for none."""
        return next((fact.value for fact in self.facts if fact.role == role), "")

    def with_facts(self, change: Callable[[Fact], Fact | None]) -> Document:
        """Return the document with each fact changed, or taken out for None."""
        return self.with_blocks(
            lambda block: replace(block, facts=tuple(new for fact in block.facts if (new := change(fact))))
        )

    def with_blocks(self, change: Callable[[Block], Block]) -> Document:
        """Return the document with each block changed."""
        return replace(self, parts=_changed(self.parts, change))

    def text(self) -> str:
        """Return the document as it is written in a mail."""
        return "".join(map(_html, self.parts)) if self.is_html else "\n".join(map(_plain, self.parts))


def _facts(parts: Iterable[Part]) -> Iterable[Fact]:
    for part in parts:
        if isinstance(part, Block):
            yield from part.facts
        elif isinstance(part, Nest):
            for box in part.boxes:
                yield from _facts(box)


def _changed(parts: Iterable[Part], change: Callable[[Block], Block]) -> tuple[Part, ...]:
    def new(part: Part) -> Part:
        if isinstance(part, Block):
            return change(part)
        if isinstance(part, Nest):
            return Nest(tuple(_changed(box, change) for box in part.boxes))
        return part

    return tuple(new(part) for part in parts)


# -- plain text ---------------------------------------------------------------------------------


def _plain(part: Part) -> str:
    if isinstance(part, Note):
        return f"{part.text}\n"
    if isinstance(part, Nest):
        inner = "\n".join(_plain(one) for box in part.boxes for one in box)
        return "".join(f"  {line}\n" if line else "\n" for line in inner.split("\n"))
    pairs = [_ordered(part, fact.label, fact.value) for fact in part.facts]
    if not pairs:
        return ""
    first, second = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    match part.layout:
        case "beside":
            lines = [one + (part.separator if one or other else "") + other for one, other in pairs]
        case "heading":
            lines = [line for one, other in pairs for line in (one and f"【{one}】", other, "")]
        case "below":
            lines = [line for pair in pairs for line in pair]
        case "list":
            lines = [*first, *second]
        case "columns":
            widths = [max(width(one), width(other)) + 3 for one, other in pairs]
            lines = [
                "".join(pad(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip()
                for row in (first, second)
            ]
        case "bars":
            lines = [f"| {' | '.join(row)} |" for row in (first, second)]
            lines.insert(1, "|" + "---|" * len(first))
        case "aligned":
            wide = max(map(width, first)) + 2
            lines = [(pad(one, wide) + other).rstrip() for one, other in pairs]
        case "tabs":
            lines = ["\t".join(row) for row in (first, second)]
        case "sections":
            lines = [line for fact in part.facts for line in (f"■{_time(fact)}", f"ご注文番号：{fact.value}")]
        case "crosstab":
            head, *rows = _crossed(part.facts)
            widths = [max(width(row[place]) for row in (head, *rows)) + 3 for place in range(len(head))]
            lines = [
                "".join(pad(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip()
                for row in (head, *rows)
            ]
        case "inline":
            lines = [" / ".join(f"{fact.label}：{fact.value}" for fact in part.facts)]
        case _:  # sentence
            lines = [f"{fact.label}は{fact.value}です。" for fact in part.facts]
    return "\n".join(lines) + "\n"


def _ordered(block: Block, label: str, value: str) -> tuple[str, str]:
    return (value, label) if block.is_mirrored else (label, value)


def _crossed(facts: Sequence[Fact]) -> list[list[str]]:
    """Return a table whose rows say the time and whose column says what the numbers are."""
    return [["", "ご注文番号"], *([_time(fact), fact.value] for fact in facts)]


def _time(fact: Fact) -> str:
    return SHORT.get(fact.label, fact.label)


# -- HTML ---------------------------------------------------------------------------------------


def _html(part: Part) -> str:
    if isinstance(part, Note):
        return f"<p>{escape(part.text)}</p>"
    if isinstance(part, Nest):
        return _table(["".join(map(_html, box)) for box in part.boxes])
    facts = [Fact(escape(fact.label), escape(fact.value)) for fact in part.facts]
    pairs = [_ordered(part, fact.label, fact.value) for fact in facts]
    if not pairs:
        return ""
    first, second = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    match part.layout:
        case "beside":
            return "".join(f"<div>{one}{part.separator}{other}</div>" for one, other in pairs)
        case "heading":
            return "".join(f"<h4>{one}</h4><p>{other}</p>" for one, other in pairs)
        case "below":
            return "".join(f"<div><div>{one}</div><div>{other}</div></div>" for one, other in pairs)
        case "list":
            return f"<ul>{_tagged('li', first)}</ul><ul>{_tagged('li', second)}</ul>"
        case "columns" | "tabs":
            return _table(first, second)
        case "bars":
            return f"<table><tr><td>{'<br>'.join(first)}</td><td>{'<br>'.join(second)}</td></tr></table>"
        case "aligned":
            return _table(*pairs)
        case "crosstab":
            return _table(*_crossed(facts))
        case "sections":
            return "".join(f"<h4>{_time(fact)}</h4><p>ご注文番号：{fact.value}</p>" for fact in facts)
        case "inline":
            return f"<p>{' / '.join(f'{fact.label}：{fact.value}' for fact in facts)}</p>"
        case _:  # sentence
            return "".join(f"<p>{fact.label}は{fact.value}です。</p>" for fact in facts)


def _tagged(tag: str, texts: Iterable[str]) -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def _table(*rows: Sequence[str]) -> str:
    return f"<table>{_tagged('tr', (_tagged('td', row) for row in rows))}</table>"


# -- the grammar ----------------------------------------------------------------------------------

HEADED: Final = ("crosstab", "sections")  # layouts in which the time and the plain label stand apart
LAYOUTS: Final = (
    "beside",
    "heading",
    "below",
    "list",
    "columns",
    "bars",
    "aligned",
    "tabs",
    "crosstab",
    "sections",
    "inline",
    "sentence",
)
MIRRORED: Final = ("beside", "below", "list", "columns", "aligned")  # layouts whose mirror image is one, too
SEPARATORS: Final = ("：", ": ", "＝", "　", "  ", "\t", " … ", " → ", "......")

NUMBERS = st.integers(0, 99_999_999).map(lambda digits: f"SY{digits:08}")
VALUES: Final = {
    "order": NUMBERS,
    "code": st.sampled_from(["C1234567", "ABCD-1234-EFGH-5678", "9012345", "K-20993"]),
    "date": st.sampled_from(["2023年11月20日", "2023/11/20", "2024-01-05 10:30", "11月20日"]),
    "amount": st.sampled_from(["11,534円(税込)", "￥9,680", "980円"]),
    "telephone": st.sampled_from(["03-1234-5678", "0570-000-000"]),
    "name": st.sampled_from(["山田 太郎 様", "佐藤花子様"]),
    "product": st.sampled_from(["ノートン 360 デラックス", "ノートン セキュア VPN 1年版"]),
    "count": st.sampled_from(["3台", "1年", "2"]),
    "nothing": st.sampled_from(["", "－", "なし", "***", "発行待ち", "---", "×"]),
    "text": st.sampled_from(["クレジットカード", "有効", "電子配信", "Web", "東京都港区"]),
}  # fmt: skip
KNOWN: Final = {
    "code": ["お客様番号", "製品シリアル番号", "受付番号"],
    "date": ["課金日", "ご契約日", "有効期限"],
    "amount": ["課金金額", "合計"],
    "telephone": ["電話番号"],
    "name": ["お客様名", "お名前"],
    "product": ["製品名", "商品名"],
    "count": ["台数"],
    "text": ["お支払い方法", "備考", "状態"],
}
STEMS = st.sampled_from(
    ["管理", "控えの", "ご案内", "受渡", "直近の処理", "記録", "台帳", "Web", "まとめ", "新規"]
)
ENDINGS = st.sampled_from(
    ["番号", "No.", "コード", "ID", "日", "区分", "欄", "", "名", "記号", "のご注文番号", "キー"]
)
UNKNOWN = st.builds(
    lambda stem, ending: stem.removesuffix("の" * ending.startswith("の")) + ending, STEMS, ENDINGS
)
NOTES = st.sampled_from([
    "いつもご利用ありがとうございます。", "ご不明な点は、サポートまでお問い合わせください。",
    f"お手続きには{WANTED}が必要です。", f"※{CURRENT}とは異なります。", "※大切に保管してください。",
    "■ご注文内容", "【ご契約内容】", "お客様情報", "――――――――――", "----------", "", "ご注文番号一覧",
])  # fmt: skip


@st.composite
def others(draw: st.DrawFn) -> Fact:
    """Return a fact of any kind that is none of the two orders: a known label with a fitting value, or an unknown one."""
    if draw(st.booleans()):
        kind = draw(st.sampled_from(sorted(KNOWN)))
        return Fact(draw(st.sampled_from(KNOWN[kind])), draw(VALUES[kind]))
    return Fact(draw(UNKNOWN), draw(VALUES[draw(st.sampled_from(sorted(VALUES)))]))


@st.composite
def blocks(draw: st.DrawFn, facts: Sequence[Fact], layouts: Sequence[str] = LAYOUTS) -> Block:
    """Return a block of *facts*; only the two orders stand under a heading of their own."""
    names = [name for name in layouts if name not in HEADED or all(fact.role != "other" for fact in facts)]
    return Block(draw(st.sampled_from(names)), tuple(facts), draw(st.sampled_from(SEPARATORS)))


@st.composite
def documents(draw: st.DrawFn, layouts: Sequence[str] = LAYOUTS) -> Document:
    """Return a document with both orders and up to four other facts, in one to three blocks with notes and nests."""
    numbers = draw(st.lists(NUMBERS, min_size=2, max_size=2, unique=True))
    facts = draw(st.lists(others(), max_size=4))
    facts += [Fact(WANTED, numbers[0], "wanted"), Fact(CURRENT, numbers[1], "current")]
    facts = [fact for fact in facts if fact.role != "other" or fact.value not in numbers]
    facts = draw(st.permutations(facts))
    cuts = sorted(draw(st.sets(st.integers(1, len(facts) - 1), max_size=2)))
    parts: list[Part] = []
    for start, end in zip([0, *cuts], [*cuts, len(facts)], strict=True):
        parts += [Note(text) for text in draw(st.lists(NOTES, max_size=2))]
        block: Part = draw(blocks(facts[start:end], layouts))
        for _level in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
            beside = draw(st.sampled_from([(), (), ((Note(""),),), ((Note("お客様情報"),),)]))
            block = Nest(((block,), *beside))
        parts.append(block)
    parts += [Note(text) for text in draw(st.lists(NOTES, max_size=1))]
    return Document(tuple(parts), draw(st.booleans()))


# -- mails ----------------------------------------------------------------------------------------

_HEAD: Final = (
    "From: order@mail.nortonstore.jp\nTo: taro@example.jp\nDate: Mon, 20 Nov 2023 10:02:11 +0900\nMIME-Version: 1.0\n"
    f"Subject: =?UTF-8?B?{base64.b64encode('【ノートンストア】自動延長サービス・課金完了のご案内'.encode()).decode()}?=\n"
)


def part_of(text: str, *, is_html: bool, charset: str = "utf-8", transfer: str = "base64") -> str:
    """Return an entity that holds *text*."""
    octets = text.encode(charset, "xmlcharrefreplace" if is_html else "replace")
    head = f"Content-Type: text/{'html' if is_html else 'plain'}; charset={charset}\nContent-Transfer-Encoding: {transfer}\n\n"
    match transfer:
        case "base64":
            return head + base64.encodebytes(octets).decode()
        case "quoted-printable":
            return head + _quoted(octets)
    return head + octets.decode("latin-1")


def _quoted(octets: bytes) -> str:
    lines = []
    for line in octets.split(b"\n"):
        pieces = [
            f"={octet:02X}" if octet > 126 or octet < 32 or octet == 61 else chr(octet) for octet in line
        ]
        while len(pieces) > 24:
            lines.append("".join(pieces[:24]) + "=")
            pieces = pieces[24:]
        lines.append("".join(pieces))
    return "\n".join(lines)


def answer_of(*parts: str, subtype: str = "mixed") -> str:
    """Return the number that is read from a notice of the vendor with these *parts*, "" for a refusal."""
    if len(parts) == 1:
        raw = _HEAD + parts[0]
    else:
        inner = "".join(f"--x\n{part}\n" for part in parts)
        raw = f"{_HEAD}Content-Type: multipart/{subtype}; boundary=x\n\n{inner}--x--\n"
    try:
        return parse_notice(raw.encode("latin-1")).enrollment_order
    except NortonOrderError:
        return ""


def answer(document: Document) -> str:
    """Return the number that is read from a notice that holds *document* only, "" for a refusal."""
    return answer_of(part_of(document.text(), is_html=document.is_html))
