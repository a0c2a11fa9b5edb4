"""Hosts and paths of the vendor's links, and the words of links that matter."""

from __future__ import annotations

from typing import Final

LINK_HOSTS: Final = {
    "www.nortonstore.jp": "SEED, AR, FLOW: O",
    "nortonstore.jp": "parent of the above: I",
    "www.nortonstore.kr": "KR: O",
    "www.nortonstore.hk": "HK: O",
    "support.norton.com": "ASIA: O",
    "www.norton.com": "forwarded genuine mail: O",
    "norton.com": "norton.com/setup, /renewal: O",
    "jp.norton.com": "forwarded genuine mail: O",
    "my.norton.com": "the account page: I",
    "secure.norton.com": "forwarded genuine mail: O",
    "updatecenter.norton.com": "O",
    "community.norton.com": "O",
}

# Words a host of somebody else borrows from the vendor.
BRAND_WORDS: Final = ("norton", "symantec", "ノートン", "シマンテック", "노턴", "诺顿", "諾頓")

PROCEDURES_PATH: Final = "/support/autorenewal/procedural"  # SEED: S
AUTORENEWAL_PATH: Final = "/support/autorenewal"  # AR, FLOW: O
# Link text or line that announces the procedures link, matched like labels.
PROCEDURES_WORDS: Final = (
    "自動延長サービスに関する各種手続き",  # SEED: S
    "申込状況の確認/サービスの停止手続き",  # kaimachi.ko-ta21.net/norton: B
    "申込状況確認・停止手続き",  # STOP-OLD: O-old
    "申し込み状況確認・停止手続き",  # SEED: S
    "自動延長サービス申込状況の確認",  # SEED: S
)
# Link text that, over a host of somebody else, makes a link dangerous.
STOP_WORDS: Final = (
    *PROCEDURES_WORDS, "注文情報確認", "停止手続", "自動延長", "解約", "キャンセル", "返金", "ご注文番号", "orderstatus",
    "cancel", "refund", "unsubscribe from automatic renewal", "automatic renewal",
)  # fmt: skip
