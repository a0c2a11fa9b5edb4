"""What is publicly known about the vendor's mails, as data: labels, subjects, numbers, senders, hosts, pages.

A person who looks for a fact about Norton opens this folder and no other. Adding a label, a number family, a
subject or a language is one row. Every row names its source and how certain it is; the facts were gathered from public
pages up to November 2026 (``FACTS_AS_OF``), no real mail was available.

Certainty: O official page; O-old official page, later replaced; B one blog, B2 several; S the report this
project grew from; I inferred from neighbouring facts.

Sources, short names:
    FLOW      www.nortonstore.jp/support/autorenewal/flow/
    AR        www.nortonstore.jp/support/autorenewal/
    ASIA      support.norton.com .../solutions/v81141465 (ja, ko, zh, en)
    ACT       support.norton.com .../solutions/v113802545 (ja, zh, en)
    CARD      support.norton.com .../solutions/v58152595 (en)
    BILL      support.norton.com .../solutions/kb20090818150300EN (ja, ko)
    STOP      support.norton.com .../solutions/kb20090818144126EN (ja, later wording, and uk)
    STOP-OLD  the same page, EndUserProfile_ja_jp (Symantec Store wording)
    REFUND    support.norton.com .../solutions/kb20100113164023EN (ja, us)
    LEGIT     support.norton.com .../solutions/v71088498
    CONFIRM   support.norton.com .../solutions/v64541725 (en, hk)
    KR, HK    www.nortonstore.kr and .hk /support/autorenewal
    SEED      rongkk.com/norton-jidoencho-kaiyaku/
    SMART     smartfinance.net/internet/12952.html
    HIDEBOX   d.hatena.ne.jp/hidebox/20170302/1488459718
    TOMBI     tombi-aburage.hatenablog.jp/entry/2021/11/26/085814
    NORIFUNE  norifune.com
"""

from typing import Final

FACTS_AS_OF: Final = "2026-11"
