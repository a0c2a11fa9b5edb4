"""Mails of the stores of Japan, Korea, Hong Kong and Taiwan in English, Korean and Chinese."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from generated.cases import Case, Expected
from generated.mail import Envelope, html_mail, plain_mail
from generated.markup import HTML
from generated.plain import PLAIN
from generated.sheet import Fact, Sheet
from generated.values import Kind, Values
from generated.words import Words


class Language(NamedTuple):
    """The words of a store's mail in one language."""

    subjects: tuple[str, ...]
    sender: tuple[str, str]
    families: tuple[str, ...]
    enrollment: tuple[str, ...]
    current: tuple[str, ...]
    labels: tuple[tuple[str, Kind], ...]
    opening: str


_LANGUAGES = {
    "en": Language(
        ("Automatic renewal service, notification of billing completion",),
        ("Norton Store", "order@mail.nortonstore.jp"),
        ("SY", "SY", "NSHK"),
        ("Order number at the point of Automatic renewal enrollment",),
        ("Current order number", "Order number of this charge", "This order number"),
        (("Product", "product"), ("Total", "amount"), ("Customer number", "code"), ("Serial number", "serial"), ("Phone", "phone")),
        "Thank you for using Norton. Billing for your automatic renewal has been completed.",
    ),
    "ko": Language(
        ("자동 갱신 서비스, 청구 완료 알림",),
        ("노턴 스토어", "order@mail.nortonstore.kr"),
        ("NSKR", "SY"),
        ("자동 갱신 등록 시의 주문 번호",),
        ("이번 주문 번호", "이번 청구의 주문 번호"),
        (("제품명", "product"), ("청구 금액", "amount"), ("고객 번호", "code"), ("시리얼 번호", "serial"), ("전화번호", "phone")),
        "노턴 제품을 이용해 주셔서 감사합니다. 자동 갱신 서비스의 청구가 완료되었습니다.",
    ),
    "zh": Language(
        ("自动续订服务，结算完成通知", "自动续订服务，计费完成通知"),
        ("诺顿商店", "Order@mail.nortonstore.hk"),
        ("NSHK", "SY"),
        ("自动续订注册时的订单号", "自动续订注册时的订单编号"),
        ("本次订单号", "本次订单编号"),
        (("产品名称", "product"), ("金额", "amount"), ("客户编号", "code"), ("序列号", "serial"), ("电话", "phone")),
        "感谢您使用诺顿产品。自动续订服务的结算已完成。",
    ),
}  # fmt: skip


def languages(rng: Random, words: Words) -> Case:
    """Lay out the facts of a mail in another language; sometimes without the enrollment order."""
    values = Values(rng)
    name = rng.choice(tuple(_LANGUAGES))
    language = _LANGUAGES[name]
    chosen = rng.sample(language.labels, rng.randrange(1, 5))
    facts = [Fact("other", label, values.of(kind), kind) for label, kind in chosen]
    facts.append(Fact("enrollment", rng.choice(language.enrollment), values.order(language.families)))
    if rng.random() < 0.8:
        facts.append(Fact("current", rng.choice(language.current), values.order(language.families)))
    rng.shuffle(facts)
    made = Sheet(tuple(facts))
    expected = Expected(made.answer)
    if rng.random() < 0.15:
        made, expected = made.with_value("enrollment", rng.choice(("-", "N/A", ""))), Expected(None)
    envelope = Envelope(rng.choice(language.subjects), language.sender)
    if rng.random() < 0.5:
        layout = rng.choice(tuple(HTML))
        page = f"<html><body><p>{language.opening}</p>{HTML[layout](made, rng)}<p>{language.sender[0]}</p></body></html>"
        if "headed" in layout or layout == "grouped":
            expected = Expected(expected.number, or_refused=True)
        return Case(
            "languages",
            f"{name} html {layout}",
            html_mail(page, envelope, rng, charset="utf-8"),
            expected,
            page,
        )
    layout = rng.choice(tuple(PLAIN))
    page = f"{language.opening}\n\n{PLAIN[layout](made, rng)}\n\n{language.sender[0]}\n"
    return Case(
        "languages",
        f"{name} plain {layout}",
        plain_mail(page, envelope, rng, charset="utf-8"),
        expected,
        page,
    )
