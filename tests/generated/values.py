"""Values as they stand in mails: order numbers, codes that look like them, dates, amounts, names."""

from __future__ import annotations

import datetime
from random import Random
from typing import Literal

Kind = Literal[
    "order",
    "code",
    "serial",
    "key",
    "date",
    "amount",
    "phone",
    "card",
    "product",
    "email",
    "count",
    "name",
    "text",
]

PRODUCTS = (
    "ノートン 360 デラックス",
    "ノートン 360 プレミアム",
    "ノートン 360 スタンダード",
    "ノートン セキュリティ デラックス",
    "ノートン セキュア VPN",
    "ノートン 360 デラックス 3年版",
    "ノートン アンチトラック",
)
NAMES = ("山田 太郎", "佐藤 花子", "鈴木 一郎", "高橋 美咲", "田中 健", "渡辺 由美子")
_TEXTS = (
    "クレジットカード",
    "1年間",
    "ダウンロード版",
    "自動",
    "Visa",
    "確認済み",
    "オンライン",
    "個人",
    "3台",
    "年1回",
)


class Values:
    """Draws values; no two order numbers of one mail are equal or part of one another."""

    def __init__(self, rng: Random) -> None:
        """Draw from *rng*."""
        self.rng = rng
        self._used: set[str] = set()

    def order(self, families: tuple[str, ...] = ("SY",)) -> str:
        """Return a new order number of one of the *families*; an empty family is digits only."""
        while True:
            family = self.rng.choice(families)
            length = self.rng.choice((8, 9, 10)) if not family else 8
            number = family + str(self.rng.randrange(10 ** (length - 1), 10**length))
            digits = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            if not any(digits in used or used in digits for used in self._used):
                self._used.add(digits)
                return number

    def enrollment(self) -> str:
        """Return the number that is to be found."""
        return self.order(("SY",) * 9 + ("NS",))

    def current(self) -> str:
        """Return the number of the latest charge."""
        return self.order(("SY",) * 6 + ("NS", "NP", "AP", ""))

    def of(self, kind: Kind) -> str:
        """Return a value of this *kind*."""
        return str(getattr(self, f"_{kind}")())

    def _order(self) -> str:
        return self.current()

    def _code(self) -> str:
        return self.order(("SY", "NS", "AP", "NP", "", "", "", "C-", "A", "KS"))

    def _serial(self) -> str:
        return "".join(self.rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(12))

    def _key(self) -> str:
        letters = "BCDFGHJKMPQRTVWXY2346789"
        return "-".join("".join(self.rng.choice(letters) for _ in range(5)) for _ in range(5))

    def day(self) -> datetime.date:
        """Return some day of the years in which the store sent such mails."""
        return datetime.date(2019, 1, 1) + datetime.timedelta(days=self.rng.randrange(2500))

    def _date(self) -> str:
        day = self.day()
        form = self.rng.randrange(5)
        if form == 0:
            return f"{day:%Y/%m/%d}"
        if form == 1:
            return f"{day:%Y-%m-%d}"
        if form == 2:
            return f"{day.year}年{day.month:02}月{day.day:02}日"
        if form == 3:
            return f"{day.year}年{day.month}月{day.day}日({'月火水木金土日'[day.weekday()]})"
        return f"{day.year}年{day.month}月{day.day}日"

    def _amount(self) -> str:
        amount = self.rng.choice((4280, 7980, 8980, 9878, 10480, 11534, 14080))
        return self.rng.choice(
            (f"{amount:,}円(税込)", f"{amount:,}円", f"¥{amount:,}", f"{amount}円（税込）")
        )

    def _phone(self) -> str:
        pick = self.rng.randrange
        return self.rng.choice(
            (f"0120-{pick(100, 999)}-{pick(100, 999)}", f"03-{pick(1000, 9999)}-{pick(1000, 9999)}")
        )

    def _card(self) -> str:
        tail = self.rng.randrange(1000, 9999)
        return self.rng.choice((f"****-****-****-{tail}", f"************{tail}", f"下4桁 {tail}"))

    def _product(self) -> str:
        return self.rng.choice(PRODUCTS)

    def _email(self) -> str:
        return self.rng.choice(("taro@example.jp", "hanako.sato@example.com", "k-suzuki@example.jp"))

    def _count(self) -> str:
        return self.rng.choice(("1", "1本", "3台", "1 個", "5"))

    def _name(self) -> str:
        return f"{self.rng.choice(NAMES)} 様"

    def _text(self) -> str:
        return self.rng.choice(_TEXTS)
