"""What must hold for any octets whatever; each function raises ``BrokenLawError`` where it does not."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import Final

from norton_order import NortonOrderError, Notice, Rejection, group_subscriptions, parse_notice, scan
from norton_order.forwards import find_forwards
from norton_order.mime import Message, parse_message
from norton_order.model import Report, Scanned
from norton_order.render.records import FIELD_NAMES, field_values
from norton_order.render.text import render_steps, render_text
from norton_order.vendor.hosts import LINK_HOSTS
from norton_order.vendor.pages import ORDER_STATUS_PAGE

# Written down a second time, on purpose without the tables of the package.
_WANTED: Final = re.compile(
    r"加入時の?ご?注文番号|以前のご?注文番号|元のご?注文番号|originalordernumber|automaticrenewalenrol|등록시의주문번호"
    r"|自动续订注册时的订单"
)
_PLAIN: Final = re.compile(r"注文|order|주문|订单|訂單")
_NUMBER: Final = re.compile(r"[A-Z]{0,8}[0-9][0-9A-Z]{0,39}")
_ADDRESS: Final = re.compile(r"[!-?A-~]{1,64}@[A-Za-z0-9.-]{1,253}")


class BrokenLawError(AssertionError):
    """Something that must never happen has happened."""


def check_message(octets: bytes) -> str:
    """Check `parse_notice` on *octets*; return the number, or the reason why there is none."""
    try:
        notice = parse_notice(octets)
    except NortonOrderError as error:
        _require("\n" not in error.detail, "a refusal of several lines")
        return error.reason
    check_notice(notice, parse_message(octets))
    return notice.enrollment_order


def check_notice(notice: Notice, message: Message) -> None:
    """Check what a notice says against the message it was read from."""
    number = notice.enrollment_order
    _require(_NUMBER.fullmatch(number) is not None, f"a strange number {number!r}")
    _require(number != notice.current_order, "the current order for the enrollment order")
    _require(
        notice.email is None or _ADDRESS.fullmatch(notice.email) is not None,
        f"a strange address {notice.email!r}",
    )
    if notice.procedures_link is not None:
        scheme, _, rest = notice.procedures_link.partition("://")
        _require(
            scheme == "https" and rest.split("/")[0] in LINK_HOSTS,
            f"a foreign link {notice.procedures_link!r}",
        )
        _require(not re.search(r"[?#@\\\s]", rest), f"a link with a tail {notice.procedures_link!r}")
    texts = list(_visible_texts(message))
    _require(
        any(_is_labelled(number, text, notice) for text in texts), f"{number} under no label of the mail"
    )
    _check_output(notice)


def check_source(octets: bytes) -> str:
    """Check a scan of *octets* as a file of any kind; return what came of it."""
    found = list(scan([io.BytesIO(octets)], jobs=1))
    for one in found:
        if isinstance(one, Notice):
            _check_output(one)
        else:
            _require("\n" not in one.detail, "a rejection of several lines")
    return f"{sum(isinstance(one, Notice) for one in found)} of {len(found)}"


def check_forwards(octets: bytes) -> str:
    """Check the search for forwarded header blocks in *octets* taken for text; return how many there are."""
    lines = octets.decode("utf-8", "replace").splitlines()
    blocks = find_forwards(lines)
    end = 0
    for block in blocks:
        _require(end <= block.start < block.end <= len(lines), "header blocks overlap")
        end = block.end
        for address in (*block.recipients, *filter(None, [block.sender])):
            _require(_ADDRESS.fullmatch(address) is not None, f"a strange address {address!r}")
    return str(len(blocks))


def _require(holds: bool, law: str) -> None:
    if not holds:
        raise BrokenLawError(law)


def _visible_texts(message: Message) -> list[str]:
    """Return the compacted visible text of each part, enclosed messages and subjects included."""
    texts = []
    stack = [message]
    while stack:
        current = stack.pop()
        stack.extend(current.enclosed)
        texts += ["\n".join(line.text for line in document.lines) for document in current.documents]
        texts.append(current.envelope.subject or "")
    return [_compact(text) for text in texts]


def _compact(text: str) -> str:
    shown = unicodedata.normalize("NFKC", text)
    return "".join(c for c in shown if c.isalnum() or c == "#").lower()


def _is_labelled(number: str, text: str, notice: Notice) -> bool:
    """Return whether *number* stands in *text* with a label that is good for it."""
    label = _WANTED if notice.kind != "purchased" else re.compile(f"{_WANTED.pattern}|{_PLAIN.pattern}")
    return number.lower() in text and label.search(text) is not None


def _check_output(notice: Notice) -> None:
    """Check that nothing in a notice can steer a terminal."""
    report = Report(Scanned(1, 1, 1), group_subscriptions([notice]), ())
    shown = [render_text(report, lang="ja"), render_steps(report, lang="ja")]
    shown += field_values(report.subscriptions[0], FIELD_NAMES)
    for text in shown:
        steering = [c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs"} and c != "\n"]
        _require(not steering, f"{steering!r} in what is printed")
    pages = re.findall(r"https?://[^\s/]+", shown[0])
    _require(ORDER_STATUS_PAGE.startswith("https://"), "the table of pages is broken")
    _require(all(page.removeprefix("https://") in LINK_HOSTS for page in pages), f"a foreign page in {pages}")


__all__ = ["BrokenLawError", "Rejection", "check_forwards", "check_message", "check_notice", "check_source"]
