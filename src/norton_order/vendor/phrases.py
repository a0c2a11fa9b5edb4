"""What to search a mailbox for."""

from __future__ import annotations

from typing import Final

# Words to search a mailbox for, each in many mails and in few others; the old name of the store comes last.
SEARCH_PHRASES: Final = (
    "自動延長加入時",  # FLOW, SEED: O
    "自動延長サービス",  # ASIA, SMART: O
    "自動課金のご案内",  # STOP-OLD: O-old
    "期限切れが近づいて",  # smartfinance.net/line-cost/12861.html: B
    "製品ご購入内容のご連絡",  # STOP-OLD: O-old
    "シマンテックストア",  # STOP-OLD: O-old
)
SEARCH_SENDERS: Final = ("nortonstore.jp", "norton.com")  # SMART: B; LEGIT: O
