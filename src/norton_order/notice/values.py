"""What kind of thing a piece of text states: a date, an amount, a name, nothing at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import Final

from norton_order.notice.layout import LINK_FILL
from norton_order.vendor.details import DETAIL_LABELS, Detail
from norton_order.vendor.fields import FIELDS, NOTHING
from norton_order.vendor.labels import LABELS, Role
from norton_order.vendor.numbers import PREFIX
from norton_order.vendor.products import PRODUCT_BRANDS


class Type(Enum):
    """The kind of a value, or the kind that a label wants."""

    ORDER = "order"  # begins as the vendor's order numbers do
    CODE = "code"  # another number or key
    DATE = "date"
    AMOUNT = "amount"
    TELEPHONE = "telephone"
    LINK = "link"  # an address of a page or of mail
    NAME = "name"
    PRODUCT = "product"
    COUNT = "count"
    NOTHING = "nothing"  # the words for "none", and an empty cell
    TEXT = "text"  # free text


_BLANK: Final = re.compile(r"[\s()\[\]{}<>\"'「」『』【】〔〕〈〉《》〖〗«»“”‘’*_`・]+")
_EDGES: Final = "()[]{}<>「」『』【】〔〕〈〉《》〖〗\"' *_`。、"
_DAY: Final = (
    r"(?:20[0-9]{2}|(?:令和|平成|R|H) ?(?:[0-9]{1,2}|元)) ?(?:年|[/.-]) ?[0-9]{1,2} ?(?:月|[/.-]) ?[0-9]{1,2}(?: ?日)?"
    r"|[0-9]{1,2} ?月 ?[0-9]{1,2} ?日|(?:20[0-9]{2}|令和 ?[0-9]{1,2}) ?年 ?[0-9]{1,2} ?月(?! ?[0-9])"
)
_AMOUNT: Final = (
    r"[¥\\] ?[0-9][0-9,]*|(?<![0-9A-Za-z])[0-9][0-9,]* ?(?:円|JPY|yen)(?:\((?:税込み?|税抜き?|税別)\))?"
)
_TELEPHONE: Final = r"(?<![0-9A-Za-z-])0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}(?![0-9])"
_CODE: Final = (
    r"(?<![0-9A-Za-z-])[0-9A-Z]{4,6}(?:-[0-9A-Z]{4,6}){2,}(?![0-9A-Za-z-])"
    rf"|(?<![0-9A-Za-z-])(?!{PREFIX})[A-Z]{{1,4}}-[0-9]{{4,}}(?![0-9A-Za-z-])|[*Xx]{{4}}[*Xx -]*[0-9]{{4}}(?![0-9])"
)
_LINK: Final = rf"<?{LINK_FILL}{{6,}}>?"
_SPANS: Final = (
    (Type.DATE, rf"(?:{_DAY})(?: ?\([月火水木金土日]\))?(?: ?[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?"),
    (Type.AMOUNT, _AMOUNT),
    (Type.TELEPHONE, _TELEPHONE),
    (Type.LINK, _LINK),
    (Type.CODE, _CODE),
)
_TYPED: Final = re.compile("|".join(f"(?P<{kind.value}>{pattern})" for kind, pattern in _SPANS))
_NAME: Final = re.compile(r"^\S{1,12}(?: \S{1,12})? ?(?:様|さま|殿)$")
_COUNT: Final = re.compile(
    r"^[0-9]{1,4} ?(?:台|年|か月|ヶ月|カ月|ヵ月|本|個|ライセンス|ポイント|pt|%|回|日|日間|名|点|件|デバイス|枚)(?:版|間|分|用|まで)?$|^[0-9]{1,3}$"
)
# What a name seems to want by its ending; many names have none of these.
_ENDINGS: Final = (
    (Type.CODE, re.compile(r"(?:番号|ナンバー|no\.?|id|コード|キー|number|code|#)$", re.IGNORECASE)),
    (Type.DATE, re.compile(r"(?:日|日時|年月日|期限|期日|date)$", re.IGNORECASE)),
    (Type.AMOUNT, re.compile(r"(?:金額|額|料金|価格|代金|合計|amount|price|total)$", re.IGNORECASE)),
    (Type.LINK, re.compile(r"(?:アドレス|mail|url|について|ご案内|お知らせ|こちら|手続き)$", re.IGNORECASE)),
    (Type.TEXT, re.compile(r"(?:名|名称|方法|区分|種別|状況|状態|期間|台数|数量|連絡先|住所)$")),
)

_WANTS: Final = {
    Detail.CHARGED_ON: Type.DATE,
    Detail.NEXT_CHARGE_ON: Type.DATE,
    Detail.STOP_BY: Type.DATE,
    Detail.EXPIRES_ON: Type.DATE,
    Detail.AMOUNT: Type.AMOUNT,
    Detail.TAX: Type.AMOUNT,
    Detail.REFUND: Type.AMOUNT,
    Detail.PRODUCT: Type.PRODUCT,
}


def _folded(text: str) -> str:
    return _BLANK.sub("", text).lower()


@lru_cache(maxsize=1)
def _fields() -> dict[str, Type]:
    known = {_folded(label.text): _WANTS[label.detail] for label in DETAIL_LABELS}
    known |= {_folded(label.text): Type.CODE for label in LABELS if label.role is Role.OTHER}
    return known | {name: Type(kind) for kind, names in FIELDS.items() for name in names.split()}


def field_type(text: str) -> Type | None:
    """Return what kind of value the name *text* wants; None for a name that is not known."""
    return _fields().get(_folded(text)) if len(text) <= 60 else None


def guessed_type(text: str) -> Type | None:
    """Return what kind of value the unknown name *text* seems to want by its ending; None where that does not tell."""
    bare = text.strip(_EDGES + " :")
    return next((kind for kind, ending in _ENDINGS if ending.search(bare)), None)


def value_type(text: str) -> Type | None:
    """Return the kind of value that the whole of *text* (normalised) states; None where its form does not tell."""
    stripped = text.strip()
    if not stripped or _folded(stripped) in NOTHING or stripped.lower() in NOTHING:
        return Type.NOTHING
    bare = stripped.strip(_EDGES)
    if (match := _TYPED.fullmatch(bare)) and match.lastgroup:
        return Type(match.lastgroup)
    if _NAME.match(bare) and field_type(bare) is None:
        return Type.NAME
    if _COUNT.match(bare):
        return Type.COUNT
    if any(bare.startswith(brand) for brand in PRODUCT_BRANDS):
        return Type.PRODUCT
    return None


def typed_spans(text: str, start: int, end: int) -> Iterator[tuple[Type, int, int]]:
    """Yield the dates, amounts, telephone numbers and links between two places of *text*, in order."""
    for match in _TYPED.finditer(text, start, end):
        if match.lastgroup:
            yield Type(match.lastgroup), match.start(), match.end()
