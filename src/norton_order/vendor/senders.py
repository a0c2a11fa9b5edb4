"""Domains the vendor sends from."""

from __future__ import annotations

from typing import Final

# Whole domains, compared whole. Norton's own list (LEGIT) omits .jp, .tw and .kr and says that it is
# guidance only: absence from it proves nothing. It also names zuberance.com and ifeelgoods.com, two companies
# that ran campaigns for the vendor: they are left out on purpose. No renewal notice comes from them, and as
# vendor senders their mail, or that of who owns the names one day, would pass without a warning.
SENDER_DOMAINS: Final = {
    "mail.nortonstore.jp": "SMART: B",
    "nortonstore.jp": "parent of the above: I",
    "mail.nortonstore.hk": "CONFIRM, LEGIT: O",
    "mail.nortonstore.tw": "CONFIRM: O",
    "mail.nortonstore.kr": "by pattern: I",
    "mail.nortonstore.cn": "by pattern: I",
    "nortonstore.hk": "parent: I",
    "nortonstore.tw": "parent: I",
    "nortonstore.kr": "parent: I",
    "mail.norton.com": "CONFIRM, LEGIT: O",
    "norton.com": "LEGIT: O",
    "secure.norton.com": "LEGIT: O",
    "email.norton.com": "LEGIT: O",
    "e-mail.norton.com": "LEGIT: O",
    "mylogin.norton.com": "v110091489_zh_tw: O",
    "identityprotection.norton.com": "LEGIT: O",
    "subscriptions.norton.com": "LEGIT: O",
    "nortonlifelock.com": "LEGIT: O",
    "lifelock.com": "LEGIT: O",
    "securenorton.com": "LEGIT: O",
}


def is_vendor(address: str | None) -> bool:
    """Return whether the domain of *address* is, as a whole, one of the vendor's."""
    return (address or "").rpartition("@")[2].lower() in SENDER_DOMAINS
