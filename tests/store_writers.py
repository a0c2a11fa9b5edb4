"""Stores of mail programs made from invented mails, as their formats are described; nothing free writes these."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEGMENT, _DATA = 528, 512
_NODE, _PER_NODE = 0x27C, 51


def make_dbx(mails: Sequence[bytes], *, per_node: int = 3) -> bytes:
    """Return a folder of Outlook Express; a small *per_node* makes the tree deep."""
    out = bytearray(0x24BC)
    out[:16] = bytes.fromhex("cfad12fec5fd746f66e3d1119a4e00c0")
    infos = []
    for mail in mails:
        pieces = [mail[at : at + _DATA] for at in range(0, len(mail), _DATA)] or [b""]
        start = len(out)
        for number, piece in enumerate(pieces):
            here = len(out)
            behind = here + _SEGMENT if number + 1 < len(pieces) else 0
            out += struct.pack("<4L", here, _DATA, len(piece), behind) + piece.ljust(_DATA, b"\0")
        infos.append(len(out))
        # Two values: the size by itself, the first segment directly.
        out += struct.pack("<2LHBB2L", len(out), 8, 20, 2, 0, 0x81 | len(mail) << 8, 0x84 | start << 8)
    struct.pack_into("<L", out, 0xC4, len(mails))
    struct.pack_into("<L", out, 0xE4, _add_node(out, infos, per_node) if infos else 0)
    return bytes(out)


def _add_node(out: bytearray, infos: Sequence[int], per_node: int) -> int:
    """Append a node for *infos* and those below it; return where it is."""
    if not infos:
        return 0
    step = 1 if len(infos) <= per_node else -(-len(infos) // (per_node + 1))
    groups = [infos[at : at + step] for at in range(0, len(infos), step)]
    here, before, behind = [], infos[: step - 1], []
    for group, following in zip(groups, [*groups[1:], []], strict=True):
        if len(group) == step:
            here.append(group[-1])
            behind.append(following[: step - 1] if len(following) == step else following)
    first = _add_node(out, before, per_node)
    children = [_add_node(out, rest, per_node) for rest in behind]
    place = len(out)
    node = bytearray(_NODE)
    struct.pack_into("<4L", node, 0, place, 0, first, 0)
    node[0x11] = len(here)
    for number, (info, child) in enumerate(zip(here, children, strict=True)):
        struct.pack_into("<3L", node, 0x18 + number * 12, info, child, 0)
    out += node
    return place


def make_tbb(mails: Sequence[bytes], *, head: int = 3080, marked: bool = True) -> bytes:
    """Return a folder of The Bat!."""
    out = struct.pack("<2L", 0x19790620, head).ljust(head, b"\0")
    for number, mail in enumerate(mails):
        mark = 0x19700921 if marked else 0
        out += struct.pack("<12L", mark, 48, 7, 1700000000, number, 2, 0, 0, 0, len(mail), 0, 0) + mail
    return out


def make_vmg(mails: Sequence[bytes], *, card: bool = False) -> bytes:
    """Return a file of vMessages."""
    vcard = b"BEGIN:VCARD\r\nVERSION:2.1\r\nTEL:0000\r\nEND:VCARD\r\n" if card else b""
    return b"".join(
        b"BEGIN:VMSG\r\nVERSION:1.1\r\nX-IRMC-STATUS:READ\r\nX-IRMC-BOX:INBOX\r\n%bBEGIN:VENV\r\nBEGIN:VBODY\r\n%b"
        b"\r\nEND:VBODY\r\nEND:VENV\r\nEND:VMSG\r\n" % (vcard, mail)
        for mail in mails
    )


def make_mbx(mails: Sequence[bytes]) -> bytes:
    """Return an mbx of the University of Washington."""
    lines = b"*mbx*\r\n65672b1e00000010\r\n".ljust(2048, b"\0")
    for number, mail in enumerate(mails):
        lines += b"20-Nov-2023 10:02:11 +0900,%d;00000000%04x-%08x\r\n%b" % (len(mail), 0, number + 1, mail)
    return lines


def make_mix(mails: Sequence[bytes]) -> bytes:
    """Return a data file of mix."""
    return b"".join(
        b":msg:%08x:20231120100211+0900:%08x:\r\n%b" % (number, len(mail), mail)
        for number, mail in enumerate(mails, 1)
    )


def make_dbox(mails: Sequence[bytes]) -> bytes:
    """Return a file of Dovecot's mdbox; with one mail it is that of an sdbox."""
    return b"2 M1e C6b0e8d94\n" + b"".join(
        b"\x01\x02N          %016X\n%b\n\x01\x03\nR6b0e8d94\nV%x\nG0123456789abcdef\nBINBOX\n\n"
        % (len(mail), mail, len(mail))
        for mail in mails
    )


def make_olm(
    messages: Sequence[tuple[str, str]],
    *,
    account: str = "Accounts/taro@example.jp",
    html_in_body: bool = False,
) -> bytes:
    """Return an archive of Outlook for Mac; each message is plain text and HTML, either may be empty."""
    files = [("Categories.xml", b"<?xml version='1.0' encoding='UTF-8'?><categories/>")]
    for number, (plain, html) in enumerate(messages):
        body = html if html_in_body else plain
        xml = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<emails elementCount="1"><email xml:space="preserve"><OPFMessageCopyBody xml:space="preserve">{_escaped(body)}</OPFMessageCopyBody>
<OPFMessageCopyFromAddresses><emailAddress OPFContactEmailAddressAddress="order@mail.nortonstore.jp" OPFContactEmailAddressName="ノートンストア"/></OPFMessageCopyFromAddresses>
<OPFMessageCopyHTMLBody xml:space="preserve">{"" if html_in_body else _escaped(html)}</OPFMessageCopyHTMLBody>
<OPFMessageCopyMessageID>&lt;m{number}@example.jp&gt;</OPFMessageCopyMessageID>
<OPFMessageCopySentTime>2023-11-20T01:02:11</OPFMessageCopySentTime>
<OPFMessageCopySubject>自動延長サービス・課金完了のご案内</OPFMessageCopySubject>
<OPFMessageCopyToAddresses><emailAddress OPFContactEmailAddressAddress="taro@example.jp" OPFContactEmailAddressName="山田 太郎"/></OPFMessageCopyToAddresses>
<OPFMessageGetHasHTML>{int(bool(html))}E0</OPFMessageGetHasHTML></email></emails>"""
        files.append((f"{account}/com.microsoft.__Messages/受信トレイ/message_{number:05}.xml", xml.encode()))
    octets = io.BytesIO()
    with zipfile.ZipFile(octets, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return octets.getvalue()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
