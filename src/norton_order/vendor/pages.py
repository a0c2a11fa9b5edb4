"""Desks, and the pages to type into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from norton_order.vendor.numbers import family_of
from norton_order.vendor.products import ACCOUNT_PRODUCTS

if TYPE_CHECKING:
    from norton_order.model import Desk


ORDER_STATUS_PAGE: Final = "https://www.nortonstore.jp/orderstatus/"  # SEED: S; page names over years: O-old
KOREAN_LOGIN_PAGE: Final = "https://www.nortonstore.kr/ko/customer_login"  # KR: O
HONG_KONG_LOGIN_PAGE: Final = "https://www.nortonstore.hk/en/customer_login"  # HK: O
ACCOUNT_PAGE: Final = (
    "https://my.norton.com/"  # ASIA sends account orders to the Norton account: O; address: I
)
SUPPORT_CHAT_PAGE: Final = "https://support.norton.com/sp/ja/jp/home/current/contact-chat"  # B2
REFUND_DAYS: Final = 60  # REFUND (ja), for yearly plans: 60 days from the charge, after uninstalling: O
REFUND_PAGE: Final = (
    "https://support.norton.com/sp/ja/jp/norton-family/current/solutions/kb20100113164023EN"  # REFUND
)

_STORE_PAGES: Final = (  # by the number's first letters, else by the sender's domain
    ("NSKR", "mail.nortonstore.kr", KOREAN_LOGIN_PAGE),
    ("NSHK", "mail.nortonstore.hk", HONG_KONG_LOGIN_PAGE),
)


def desk_of(enrollment_order: str, product: str | None = None) -> Desk:
    """Return who handles the order: "account" for the account's families and Norton 360 Standard Plus, else "store"."""
    name = re.sub(r"[\W_]+", "", product or "").casefold()
    if any(known in name for known in ACCOUNT_PRODUCTS):
        return "account"
    family = family_of(enrollment_order)
    return family.desk if family else "store"


def page_of(enrollment_order: str, product: str | None = None, sender: str | None = None) -> str:
    """Return the page where the number is typed in, always from this table.

    Args:
        enrollment_order: normal form.
        product: as printed in the mail, or None.
        sender: addr-spec of the notice's sender, or None; decides between stores where the number does not.
    """
    if desk_of(enrollment_order, product) == "account":
        return ACCOUNT_PAGE
    domain = (sender or "").rpartition("@")[2].lower()
    for prefix, _store, page in _STORE_PAGES:
        if enrollment_order.startswith(prefix):
            return page
    for _prefix, store, page in _STORE_PAGES:
        if domain in {store, store.removeprefix("mail.")}:
            return page
    return ORDER_STATUS_PAGE
