"""Text to amounts of yen, and many amounts to the one that was asked for, tax included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from norton_order.notice.qualifiers import senses_in, tied_sense
from norton_order.vendor.details import Sense

MAX_AMOUNTS: Final = 8  # in one value
MAX_TEXT: Final = 200  # characters of a line that are looked at
TAX_RATES: Final = (5, 8, 10)  # per cent, of consumption tax since 1997

TAX_SENSES: Final = frozenset({Sense.NET, Sense.GROSS, Sense.TAX})
_YEN: Final = re.compile(
    r"(?P<sign>(?:(?<![a-z])JP)?[¥\\]|JPY)\s?(?P<signed>\d{1,3}(?:,\d{3})+|\d{1,8})(?![\d,万千億])(?:円|\s?(?:JPY|yen)\b)?"
    r"|(?<![\d,.万千億])(?:(?<!\w)金\s?)?(?P<named>\d{1,3}(?:,\d{3})+|\d{1,8})\s?(?:円|yen|JPY)",
    re.IGNORECASE,
)
_REMARK: Final = re.compile(r"\s{0,2}\(([^()\d]{1,20})\)|\s?(税込み?|税抜き?|税別|内税|外税)")
_MINUS: Final = re.compile(r"[▲△]\s?$|(?<!\w)[-−]$")
_CHANGE: Final = re.compile(r"→|⇒|➡|➔|[-=]>|のところ")
_RANGE: Final = re.compile(r"\s{0,2}(?:[~〜–—―−-]|至|到)\s{0,2}")
# 11,534円(1年)/27,800円(3年): prices to choose from.
_PLAN: Final = re.compile(r"\d\s?(?:年|台|[かヶカケ]月|ユーザー|year|device)|[一二三]年|または|もしくは|又は")
# A price by the month or the device is none to choose from.
_PER: Final = re.compile(r"\d{1,2}\s?(?:年|台|[かヶカケ]月|日)\s?(?:あたり|当たり|当り|につき|ごと)")
_OFF: Final = re.compile(r"ポイント|クーポン|[値割]引|還元|coupon|discount|points", re.IGNORECASE)
_PARTS: Final = re.compile(r"[。(※]")  # begins a remark
# Also in remarks with figures, (1年分・税抜), of which nothing else is read.
_WITHOUT_TAX: Final = re.compile(
    r"\s{0,2}(?:\(?\s?(?:\+|別途|と)\s?(?:消費)?税|\([^()円]{1,20}(?:税抜|税別|外税))"
)
# What makes of an amount something else than a price: taken off, a share, one of several, a limit.
_NO_PRICE: Final = re.compile(
    r"\s{0,2}[()]?\s?(?:の?(?:お?[値割]引|引き?|オフ|OFF|返金|還元|クーポン|ポイント)|お?得|分|相当|以上|以下|以内|未満|程度|前後|[~〜]|から|×|x\s?\d|\*\s?\d|"
    r"[/／]\s?(?:月|台|mo)|per month)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of yen as printed.

    Attributes:
        yen: how much.
        tax: GROSS where it is said to be in it, NET where not, TAX for the tax alone, else PLAIN.
        rank: of its label; the lower is the better name for what was asked for.
    """

    yen: int
    tax: Sense = Sense.PLAIN
    rank: int = 0


def read_amounts(
    text: str, rank: int = 0, tax: Sense = Sense.PLAIN, *, is_yuan: bool = False
) -> list[tuple[Sense, Amount]]:
    """Return the amounts that *text*, what follows a label, states as its value, each with its sense.

    Args:
        text: normalised, from the end of the label.
        rank: of the label.
        tax: what the words about the label say of it.
        is_yuan: ¥ is the sign of another currency here.
    """
    found: list[tuple[Sense, Amount]] = []
    start = 0
    for index, match in enumerate(islice(_YEN.finditer(text), MAX_AMOUNTS)):
        before = text[start : match.start()]
        after = text[match.end() :]
        sense = tied_sense(_CHANGE.sub("→", before))
        if index and (_RANGE.fullmatch(before) or (sense is None and not _PARTS.search(before))):
            return []
        if index and _PLAN.search(_PER.sub("", before)) and senses_in(before) not in TAX_SENSES:
            return []
        if sense is None or (is_yuan and match["sign"] in {"¥", "\\"}):
            break
        remark = _REMARK.match(after)
        start = match.end() + (remark.end() if remark else 0)
        if _CHANGE.search(before):
            found = [pair for pair in found if pair[1].tax is Sense.TAX]
        elif found and "=" in before:
            return [(Sense.PLAIN, Amount(_value(match), Sense.GROSS, rank))]
        if not _MINUS.search(before) and not _NO_PRICE.match(after):
            found.append((sense, Amount(_value(match), _tax(sense, remark, after, tax), rank)))
    return found


def _value(match: re.Match[str]) -> int:
    return int((match["signed"] or match["named"]).replace(",", ""))


def _tax(sense: Sense, remark: re.Match[str] | None, after: str, otherwise: Sense) -> Sense:
    """Return what the words before an amount, those after it, or else those about its label say of the tax."""
    if _WITHOUT_TAX.match(after):
        return Sense.NET
    stated = (sense, senses_in(remark[0]) if remark else Sense.PLAIN, otherwise)
    return next(
        (one for one in stated if one in TAX_SENSES), Sense.GROSS if Sense.TOTAL in stated else Sense.PLAIN
    )


def choose_amount(amounts: Iterable[Amount]) -> int | None:
    """Return the yen that was asked for, tax included, or None where *amounts* do not tell it surely."""
    known = list(amounts)
    nets = {amount.yen for amount in known if amount.tax is Sense.NET}
    taxes = {amount.yen for amount in known if amount.tax is Sense.TAX}
    for rank in sorted({amount.rank for amount in known}):
        gross = {one.yen for one in known if one.rank == rank and one.tax is Sense.GROSS}
        plain = {one.yen for one in known if one.rank == rank and one.tax is Sense.PLAIN}
        plain = {yen for yen in plain if yen not in nets and not any(_adds_up(yen, tax) for tax in taxes)}
        if gross or plain:
            return _one(sorted(gross), sorted(gross | plain))
    return None


def choose_reduced(amounts: Iterable[Amount], texts: Iterable[str]) -> int | None:
    """Return the lesser of two totals whose difference *texts* state as taken off, None for all others.

    Args:
        amounts: of one mail, of which `choose_amount` chose none.
        texts: the lines of the mail.
    """
    known = [one for one in amounts if one.tax is not Sense.TAX]
    best = min((one.rank for one in known), default=0)
    totals = sorted({one.yen for one in known if one.rank == best})
    if len(totals) != 2:
        return None
    return totals[0] if any(_takes_off(text, totals[1] - totals[0]) for text in texts) else None


def _takes_off(text: str, yen: int) -> bool:
    """Return whether *text* states *yen* as a discount, by its words or by a minus sign."""
    is_off = _OFF.search(text) is not None
    return any(
        _value(match) == yen and (is_off or _MINUS.search(text[: match.start()]) is not None)
        for match in islice(_YEN.finditer(text[:MAX_TEXT]), MAX_AMOUNTS)
    )


def _one(gross: Sequence[int], all_amounts: Sequence[int]) -> int | None:
    if len(all_amounts) == 1:
        return all_amounts[0]
    # The same with and without the tax.
    net, most = all_amounts[0], all_amounts[-1]
    both = (
        len(all_amounts) == 2
        and net not in gross
        and any(_is_near(most - net, net * rate) for rate in TAX_RATES)
    )
    return most if both else None


def _adds_up(yen: int, tax: int) -> bool:
    """Return whether *tax* comes on top of *yen*, rather than being part of it."""
    return any(_is_near(tax, yen * rate) for rate in TAX_RATES)


def _is_near(part: int, hundredfold: int) -> bool:
    return abs(part * 100 - hundredfold) <= 100
