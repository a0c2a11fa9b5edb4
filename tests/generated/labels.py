"""Labels of the order numbers: those of the enrollment order, and those of other orders that come near."""

from __future__ import annotations

from random import Random

_SERVICE = ("自動延長", "自動更新", "自動継続", "自動延長サービス", "自動更新サービス")
_MOMENT = ("加入時", "ご加入時", "お申込み時", "お申し込み時", "申込時", "ご登録時", "登録時", "開始時")
_NUMBER = (
    "ご注文番号",
    "注文番号",
    "オーダー番号",
    "ご注文No.",
    "受注番号",
    "注文No.",
    "Order No.",
    "ご注文ナンバー",
)

#: Wordings of FACTS.md that the grammar does not make.
OFFICIAL = ("自動延長加入時のご注文番号", "以前のご注文番号", "元の注文番号", "自動延長加入時の注文番号")

#: Longer wordings that nobody can mistake.
SPELLED_OUT = (
    "自動延長サービスにご加入いただいた際のご注文番号",
    "自動延長サービスにお申し込みいただいた時のご注文番号",
    "自動延長サービスご加入時点でのご注文番号",
    "自動延長のご加入時のご注文番号",
    "自動延長サービスへのご加入時のご注文番号",
    "ご注文番号（自動延長加入時）",
    "ご注文番号(自動延長サービスお申込み時)",
    "自動延長（自動更新）加入時のご注文番号",
    "Order number at the point of Automatic renewal enrollment",
    "自動延長加入時のご注文番号（Order number at the point of Automatic renewal enrollment）",
)

#: Labels of another order or another number; the number under them is never the answer.
NEAR = (
    "次回のご注文番号",
    "前回のご注文番号",
    "旧ご注文番号",
    "更新後のご注文番号",
    "延長後のご注文番号",
    "別商品のご注文番号",
    "ノートン セキュア VPN のご注文番号",
    "自動延長停止時のご注文番号",
    "自動延長完了時のご注文番号",
    "自動延長課金時のご注文番号",
    "キャンセルされたご注文番号",
    "自動延長加入時のお客様番号",
    "自動延長加入時の決済番号",
    "自動延長加入時のお問い合わせ番号",
    "自動延長加入時のシリアル番号",
    "自動延長未加入のご注文番号",
    "追加ライセンスのご注文番号",
    "返品のご注文番号",
    "ご家族分のご注文番号",
    "今回のご注文番号（自動延長加入時のご注文番号とは異なります）",
    "自動延長加入時のご注文番号ではない番号",
    "自動延長加入時のご注文番号とは別のご注文番号",
    "自動延長加入後のご注文番号",
    "自動延長加入前のご注文番号",
    "自動延長解約時のご注文番号",
    "自動延長加入時のお支払い番号",
    "自動延長加入時のご契約ID",
    "次回自動延長時のご注文番号",
    "前年のご注文番号",
)


def wordings() -> tuple[str, ...]:
    """Return about eighty wordings of the wanted label: each word of the grammar, and the spelled-out ones."""
    pairs = [(service, moment) for service in _SERVICE for moment in _MOMENT]
    made = [f"{service}{moment}の{_NUMBER[i % len(_NUMBER)]}" for i, (service, moment) in enumerate(pairs)]
    others = [
        f"{_SERVICE[i % 3]}{_MOMENT[(i + i // 3) % len(_MOMENT)]}の{_NUMBER[(i // 2) % len(_NUMBER)]}"
        for i in range(40)
    ]
    return tuple(dict.fromkeys((*OFFICIAL, *made, *others, *SPELLED_OUT)))


WORDINGS = wordings()


def official(rng: Random) -> str:
    """Return a wording known from the vendor, most often the usual one."""
    return rng.choice((*OFFICIAL[:1] * 5, *OFFICIAL))


def any_wording(rng: Random) -> str:
    """Return any wording of the wanted label."""
    return rng.choice(WORDINGS)


def dressed(rng: Random, label: str) -> str:
    """Return a label with a remark, a reading, blanks or brackets that leave it what it is."""
    form = rng.randrange(9)
    if form == 0:
        return label + rng.choice(
            ("※", "※1", "（必須）", "(控え)", "（お手続きに必要です）", "*", " ※大切に保管してください")
        )
    if form == 1:
        return label.replace("自動延長", "自動延長（じどうえんちょう）", 1).replace(
            "自動更新", "自動更新(じどうこうしん)", 1
        )
    if form == 2:
        return rng.choice((" ", "　")).join(label) if not label.isascii() and "O" not in label else label
    if form == 3:
        return label.replace("時の", rng.choice(("時 の ", "時の ", "時の　")), 1)
    if form == 4:
        return rng.choice(("お客様の", "お客さまの", "あなたの", "★", "☆ ", "（１）", "①", "(a) ")) + label
    if form == 5:
        return label.replace("自動延長", "自動延長サービス", 1) if "サービス" not in label else label
    if form == 6:
        return f"「{label}」"
    return label
