"""How a body travels: declared charset, real charset, transfer encoding; rows of one table."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from variants.encoding import encode_jis, encode_text, encode_transfer, transfer_name

# Characters that only Microsoft's versions of the Japanese charsets hold; they stand in the greeting.
_MICROSOFT_SIGNS = "①㈱㍉№髙﨑"
_HALF_KANA_SIGNS = "ﾉｰﾄﾝ ｽﾄｱ"
_DASHES = "9:00〜17:00 − ー ～ －"


@dataclass(frozen=True, slots=True)
class Wire:
    """One way to send text.

    Attributes:
        declared: the charset parameter, or None for none.
        write: text to octets.
        transfer: a name that `encode_transfer` knows.
        signs: characters to put into the text, to try the charset.
        parameters: more parameters of Content-Type.
        meta: a charset to name in an HTML meta element.
        html_only: the wire makes sense for HTML only.
    """

    declared: str | None
    write: Callable[[str], bytes]
    transfer: str
    signs: str = ""
    parameters: str = ""
    meta: str | None = None
    html_only: bool = False

    def body(self, text: str) -> bytes:
        """Return the encoded body.

        Raises:
            UnicodeEncodeError: the charset lacks a character.
        """
        return encode_transfer(self.write(text), self.transfer)

    def fields(self, subtype: str) -> str:
        """Return the Content-Type and Content-Transfer-Encoding fields."""
        charset = "" if self.declared is None else f'; charset="{self.declared}"'
        return (
            f"Content-Type: text/{subtype}{charset}{self.parameters}\n"
            f"Content-Transfer-Encoding: {transfer_name(self.transfer)}\n"
        )


def _in(charset: str, transfer: str, signs: str = "", declared: str | None = "") -> Wire:
    shown = charset if declared == "" else declared
    return Wire(shown, partial(encode_text, charset=charset), transfer, signs)


def _utf7(text: str) -> bytes:
    return text.encode("utf-7")


def _flowed(text: str) -> bytes:
    """Return UTF-8 with lines cut anywhere by "space, line end", to be joined without the space (DelSp)."""
    lines = []
    for line in text.split("\n"):
        stuffed = " " + line.rstrip(" ") if line.startswith((" ", ">", "From ")) else line.rstrip(" ")
        pieces = [""]
        for character in stuffed:
            # A piece may not begin with a sign that would need stuffing of its own.
            if len(pieces[-1]) >= 17 and character not in " >F":
                pieces.append("")
            pieces[-1] += character
        lines.append(" \n".join(pieces))
    return "\n".join(lines).encode()


JAPANESE: dict[str, Wire] = {
    "utf-8 8bit": _in("utf-8", "8bit", _MICROSOFT_SIGNS + _DASHES),
    "utf-8 base64": _in("utf-8", "base64", _DASHES),
    "utf-8 qp": _in("utf-8", "quoted-printable"),
    "utf-8 qp cut": _in("utf-8", "qp-cut"),
    "utf-8 base64 damaged": _in("utf-8", "base64-damaged"),
    "utf-8 base64 one line": _in("utf-8", "base64-oneline"),
    "utf-8 with BOM": Wire("utf-8", lambda text: b"\xef\xbb\xbf" + text.encode(), "base64"),
    "utf8mb4": _in("utf8mb4", "8bit"),
    "flowed delsp": Wire("utf-8", _flowed, "8bit", parameters="; format=flowed; delsp=yes"),
    "jis 7bit": _in("iso-2022-jp", "7bit", _DASHES),
    "jis base64": _in("iso-2022-jp", "base64"),
    "jis qp": _in("iso-2022-jp", "quoted-printable", _MICROSOFT_SIGNS),
    "jis qp cut": _in("iso-2022-jp", "qp-cut"),
    "jis row 13": _in("iso-2022-jp", "7bit", _MICROSOFT_SIGNS),
    "jis half kana": _in("iso-2022-jp", "7bit", _HALF_KANA_SIGNS),
    "jis-ms": _in("iso-2022-jp-ms", "7bit", _MICROSOFT_SIGNS),
    "cp50220": _in("cp50220", "7bit", _MICROSOFT_SIGNS),
    "cp50221": _in("cp50221", "7bit", _MICROSOFT_SIGNS + _HALF_KANA_SIGNS),
    "_iso-2022-jp$esc": _in("_iso-2022-jp$esc", "7bit"),
    "jis upper case": _in("iso-2022-jp", "7bit", declared="ISO-2022-JP"),
    "jis left open": Wire("iso-2022-jp", partial(encode_jis, leave_open=True), "7bit"),
    "jis reset by J": Wire("iso-2022-jp", partial(encode_jis, to_ascii=b"\x1b(J"), "7bit"),
    "sjis 8bit": _in("shift_jis", "8bit", _MICROSOFT_SIGNS + _DASHES),
    "sjis base64": _in("shift_jis", "base64"),
    "sjis qp": _in("shift_jis", "quoted-printable", _HALF_KANA_SIGNS),
    "sjis qp cut": _in("shift_jis", "qp-cut"),
    "windows-31j": _in("windows-31j", "8bit", _MICROSOFT_SIGNS),
    "x-sjis": _in("x-sjis", "8bit", _MICROSOFT_SIGNS),
    "euc 8bit": _in("euc-jp", "8bit", _MICROSOFT_SIGNS),
    "euc base64": _in("euc-jp", "base64", _HALF_KANA_SIGNS),
    "euc qp cut": _in("euc-jp", "qp-cut"),
    "x-euc-jp": _in("x-euc-jp", "8bit"),
    "jis label, utf-8 inside": _in("utf-8", "8bit", declared="iso-2022-jp"),
    "jis label, sjis inside": _in("shift_jis", "8bit", declared="iso-2022-jp"),
    "jis label, euc inside": _in("euc-jp", "8bit", declared="iso-2022-jp"),
    "utf-8 label, sjis inside": _in("shift_jis", "base64", declared="utf-8"),
    "utf-8 label, jis inside": _in("iso-2022-jp", "7bit", declared="utf-8"),
    "sjis label, utf-8 inside": _in("utf-8", "base64", declared="shift_jis"),
    "ascii label, jis inside": _in("iso-2022-jp", "7bit", declared="us-ascii"),
    "latin label, utf-8 inside": _in("utf-8", "8bit", declared="iso-8859-1"),
    "unknown label, utf-8 inside": _in("utf-8", "8bit", declared="x-unknown"),
    "no label, utf-8": _in("utf-8", "8bit", declared=None),
    "no label, jis": _in("iso-2022-jp", "7bit", declared=None),
    "no label, sjis": _in("shift_jis", "8bit", declared=None),
    "no label, euc": _in("euc-jp", "8bit", declared=None),
    "meta sjis": Wire(
        None, partial(encode_text, charset="shift_jis"), "8bit", meta="Shift_JIS", html_only=True
    ),
    "meta euc": Wire(None, partial(encode_text, charset="euc-jp"), "base64", meta="EUC-JP", html_only=True),
    "meta lies": Wire(
        "utf-8", partial(encode_text, charset="utf-8"), "base64", meta="Shift_JIS", html_only=True
    ),
    "utf-16": Wire("utf-16", lambda text: text.encode("utf-16"), "base64"),
    "utf-16le": Wire("utf-16le", lambda text: text.encode("utf-16-le"), "base64"),
    "utf-16be": Wire("utf-16be", lambda text: text.encode("utf-16-be"), "base64"),
    "utf-7": Wire("utf-7", _utf7, "7bit"),
}

KOREAN: dict[str, Wire] = {
    "euc-kr 8bit": _in("euc-kr", "8bit"),
    "euc-kr base64": _in("euc-kr", "base64"),
    "ks_c_5601-1987": _in("ks_c_5601-1987", "base64"),
    "x-windows-949": _in("x-windows-949", "quoted-printable"),
}

CHINESE: dict[str, Wire] = {
    "gb2312 8bit": _in("gb2312", "8bit"),
    "gb2312 base64": _in("gb2312", "base64"),
    "gbk": _in("gbk", "quoted-printable"),
    "x-gbk": _in("x-gbk", "8bit"),
    "gb18030": _in("gb18030", "base64"),
}

ENGLISH: dict[str, Wire] = {
    "us-ascii": _in("us-ascii", "7bit"),
    "iso-8859-1": _in("iso-8859-1", "quoted-printable"),
    "windows-1252": _in("windows-1252", "8bit"),
    "english qp cut": _in("us-ascii", "qp-cut"),
}

WIRES: dict[str, Wire] = JAPANESE | KOREAN | CHINESE | ENGLISH
ANY_LANGUAGE = tuple(
    name
    for name in JAPANESE
    if name.startswith(("utf", "flowed")) and "sjis" not in name and "jis" not in name
)
WIRES_OF: dict[str, tuple[str, ...]] = {
    "ja": tuple(JAPANESE),
    "ko": (*KOREAN, *ANY_LANGUAGE),
    "zh": (*CHINESE, *ANY_LANGUAGE),
    # Unlabelled EUC-JP is told from Shift_JIS by Japanese words, of which English mail has too few.
    "en": (*ENGLISH, *(name for name in JAPANESE if name not in {"no label, euc", "meta euc"})),
}


def encoded_word(text: str, charset: str, kind: str) -> str:
    """Return *text* as encoded-words, or as it is for the kind "raw".

    Args:
        text: a header field's words.
        charset: of the encoded-words.
        kind: "B", "Q", "raw", or "B split" whose words are cut anywhere, also inside a character.
    """
    if text.isascii() or kind == "raw":
        return text
    if kind == "B split":
        octets = encode_text(text, charset)
        pieces = [octets[i : i + 25] for i in range(0, len(octets), 25)]
    else:
        pieces = [encode_text(text[i : i + 9], charset) for i in range(0, len(text), 9)]
    if kind == "Q":
        words = ["".join(f"={octet:02X}" for octet in piece) for piece in pieces]
    else:
        words = [base64.b64encode(piece).decode() for piece in pieces]
    return "\n ".join(f"=?{charset}?{kind[0]}?{word}?=" for word in words)
