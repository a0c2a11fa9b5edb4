"""The same facts with everything personal masked, for showing to others."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Final, overload

from norton_order.model import Notice
from norton_order.text import safe
from norton_order.vendor.hosts import BRAND_WORDS, PROCEDURES_WORDS
from norton_order.vendor.labels import LABELS
from norton_order.vendor.senders import SENDER_DOMAINS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from norton_order.model import NoticeWarning, Rejection, Report, Scanned, Subscription

MASK: Final = "***"
KEPT: Final = 3
# What is left of a subject: the vendor's own words, signs, and nothing that could be a name.
_VENDOR_WORDS: Final = (
    *BRAND_WORDS, *(label.text for label in LABELS), *PROCEDURES_WORDS,
    "ノートンストア", "シマンテックストア", "自動延長", "サービス", "自動課金", "課金", "請求", "完了",
    "更新期限まで残り", "期限", "のご案内", "のお知らせ", "のご連絡", "製品", "ご購入", "内容", "購入",
    "注文", "停止",
    "手続き", "受付", "申込", "解約", "失敗", "を", "が", "の", "に", "は", "転送",
    "fwd", "fw", "re", "order", "purchase", "completed", "confirmation", "your", "automatic", "renewal",
    "service", "notification", "of", "billing", "completion",
    "주문", "구매", "완료", "자동 갱신", "청구", "订单", "完成",
)  # fmt: skip
# What programs and people call mail on a disk; any other word of a file's name could be somebody's.
_FILE_WORDS: Final = (
    "mail", "mails", "email", "emails", "inbox", "sent", "trash", "drafts", "spam", "junk", "archive", "archives",
    "all", "including", "and", "takeout", "export", "exported", "backup", "old", "new", "notice", "notices",
    "message", "messages", "local", "folders", "mbox", "part", "copy", "test", "sample", "samples",
    "メール", "受信", "トレイ", "送信", "済み", "迷惑", "ごみ箱", "すべて", "保存", "書き出し", "コピー", "デスクトップ",
    "ドキュメント", "ダウンロード", "フォルダー", "フォルダ", "お知らせ", "案内",
)  # fmt: skip


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of *words*, the longest first; those of Latin letters stand alone."""
    normal = {unicodedata.normalize("NFKC", word) for word in words}
    return re.compile(
        "|".join(
            rf"(?<![^\W\d_]){re.escape(word)}(?![^\W\d_])" if word.isascii() else re.escape(word)
            for word in sorted(normal, key=len, reverse=True)
        ),
        re.IGNORECASE,
    )


_KNOWN: Final = _any_of(_VENDOR_WORDS)
_KNOWN_IN_FILES: Final = _any_of((*(word for word in _VENDOR_WORDS if len(word) > 1), *_FILE_WORDS))
_NAMING: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FOREIGN_NAMING: Final = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_NAMING_FILE: Final = re.compile(r"(?![A-Za-z](?![^\W\d_]))[^\W\d_]+")  # "a.zip" names nobody
_ENDING: Final = re.compile(
    r"(?:\.(?:emlx?|partial|msg|mbo?x|zip|tar|tgz|tbz2?|txz|gz|bz2|xz|zst|7z|rar|pst|olm|txt|html?|pdf))+$",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(r"[^\s@<>(),;:\[\]\"'、。：；（）「」]+@[^\s@<>(),;:\[\]\"'、。：；（）「」/!]+")
_NUMBER: Final = re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Za-z]*[0-9])[0-9A-Za-z]{5,}(?![0-9A-Za-z])")
_SEPARATORS: Final = re.compile(r"([\\/!])")
_QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"|「[^」]*」|“[^”]*”|‘[^’]*’")
_PATH_USER: Final = re.compile(
    r"(?P<root>(?:^|(?<=[\\/:]))(?:home|Users|Documents and Settings)[\\/]|^~)(?P<user>[^\\/!]+)",
    re.IGNORECASE,
)


def redact(report: Report) -> Report:
    """Return *report* with addresses, names, numbers, paths, subjects and quoted lines masked.

    Of a number the last three characters stay, of a path all but the user's name, of the vendor's own
    addresses everything. The same value is masked alike wherever it stands. Dates and amounts stay.
    """
    return replace(
        report,
        scanned=_scanned(report.scanned),
        subscriptions=tuple(_subscription(subscription) for subscription in report.subscriptions),
        rejections=tuple(_rejection(rejection) for rejection in report.rejections),
    )


def _scanned(scanned: Scanned) -> Scanned:
    masked = (replace(one, source=mask_path(one.source)) for one in scanned.not_searched)
    return replace(scanned, not_searched=tuple(masked))


@overload
def redact_found(found: Notice) -> Notice: ...
@overload
def redact_found(found: Rejection) -> Rejection: ...
def redact_found(found: Notice | Rejection) -> Notice | Rejection:
    """Return one notice or rejection masked as ``redact`` would."""
    return _notice(found) if isinstance(found, Notice) else _rejection(found)


def mask_number(number: str) -> str:
    """Return *number* with all but its last three characters masked; one of three or fewer wholly."""
    if len(number) <= KEPT:
        return "*" * len(number)
    return "*" * (len(number) - KEPT) + number[-KEPT:]


def mask_path(path: str) -> str:
    """Return *path* without names, addresses and order numbers that it may hold.

    Of a file's name, or a member's, the ending stays and the words that mail programs use; of a folder's
    also all Latin letters that are not the user's name.
    """
    parts = _SEPARATORS.split(_personal(unicodedata.normalize("NFC", path)))
    files = {place for place, sign in enumerate(parts[1:]) if sign == "!"} | {len(parts) - 1}
    return "".join(_file(part) if place in files else _folder(part) for place, part in enumerate(parts))


def _file(name: str) -> str:
    ending = _ENDING.search(name)
    stem = name[: ending.start()] if ending else name
    return _without_names(stem, _KNOWN_IN_FILES, _NAMING_FILE) + name[len(stem) :]


def _folder(name: str) -> str:
    return _without_names(name, _KNOWN_IN_FILES, _FOREIGN_NAMING)


def _personal(path: str) -> str:
    users = {match["user"] for match in _PATH_USER.finditer(path)}
    masked = _PATH_USER.sub(lambda match: match["root"] + MASK, path)
    for user in users:
        masked = re.sub(rf"(?<![^\W_]){re.escape(user)}(?![^\W_])", MASK, masked, flags=re.IGNORECASE)
    return "".join(_numbers(_addresses(part)) for part in _SEPARATORS.split(masked))


def _subscription(subscription: Subscription) -> Subscription:
    return replace(
        subscription,
        enrollment_order=mask_number(subscription.enrollment_order),
        email=_address(subscription.email),
        product=_product(subscription.product),
        warnings=_warnings(subscription.warnings),
        notices=tuple(_notice(notice) for notice in subscription.notices),
    )


def _notice(notice: Notice) -> Notice:
    current = notice.current_order
    number = mask_number(notice.enrollment_order)
    label = _subject(notice.label) or ""
    return replace(
        notice,
        source=mask_path(notice.source),
        message_id=None if notice.message_id is None else MASK,
        subject=_subject(notice.subject),
        sender=_address(notice.sender),
        enrollment_order=number,
        current_order=None if current is None else mask_number(current),
        label=label,
        # The line may name anybody: only what is known of it is said again.
        evidence=f"{label}: {number}",
        email=_address(notice.email),
        product=_product(notice.product),
        forwarded_by=_address(notice.forwarded_by),
        warnings=_warnings(notice.warnings),
    )


def _rejection(rejection: Rejection) -> Rejection:
    return replace(
        rejection,
        source=mask_path(rejection.source),
        message_id=None if rejection.message_id is None else MASK,
        subject=_subject(rejection.subject),
        values=_values(rejection.values),
        unconfirmed=None,
    )


def _warnings(warnings: tuple[NoticeWarning, ...]) -> tuple[NoticeWarning, ...]:
    return tuple(replace(warning, values=_values(warning.values)) for warning in warnings)


def _values(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_value, values)))


def _address(address: str | None) -> str | None:
    if address is None or address.rpartition("@")[2].lower() in SENDER_DOMAINS:
        return address
    return f"{MASK}@{MASK}"


def _addresses(text: str) -> str:
    return _ADDRESS.sub(lambda match: _address(match[0]) or MASK, text)


def _numbers(text: str) -> str:
    return _NUMBER.sub(lambda match: mask_number(match[0]), text)


def _product(product: str | None) -> str | None:
    return None if product is None else _numbers(_addresses(_normal(product)))


def _subject(subject: str | None) -> str | None:
    """Keep the vendor's words, signs and the ends of numbers; every other word could be a name."""
    if subject is None:
        return None
    text = _numbers(_ADDRESS.sub(MASK, safe.hide_telephones(_normal(subject))))
    return _without_names(text, _KNOWN, _NAMING)


def _without_names(text: str, known: re.Pattern[str], naming: re.Pattern[str]) -> str:
    """Mask in *text* what *naming* finds between what is *known*."""
    parts, end = [], 0
    for match in known.finditer(text):
        parts += [naming.sub(MASK, text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*parts, naming.sub(MASK, text[end:])])


def _value(value: str) -> str:
    """Mask in a value of a warning what is personal: addresses, numbers, quotes, other scripts but the labels'."""
    text = _addresses(_personal(safe.hide_telephones(_normal(value))))
    text = _QUOTED.sub(lambda match: match[0][0] + MASK + match[0][-1], text)
    if text.isascii():
        return _numbers(text)
    return _without_names(_numbers(text), _KNOWN, _NAMING)


def _normal(text: str) -> str:
    """Bring look-alike forms of digits and letters to the one that the masks know."""
    return safe.clean(unicodedata.normalize("NFKC", text), limit=1000)
