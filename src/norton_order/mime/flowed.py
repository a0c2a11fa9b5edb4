"""Text of format=flowed (RFC 3676) -> its paragraphs, each on one line."""

from __future__ import annotations


def unflow(text: str, delsp: bool) -> str:
    r"""Return *text* of format=flowed with its paragraphs each on one line.

    RFC 3676: space-stuffing is undone; a line that ends in a space goes on in the next one of the same quote
    depth; the signature separator ``-- `` stands alone. Quoted lines keep their depth as ``>`` signs
    and one space.

    Args:
        text: lines separated by LF or CRLF; they come back separated by LF.
        delsp: whether the space before a soft break goes too, as Japanese text needs it.

    >>> unflow("> ご注文 \n> 番号\n-- \nstore", delsp=True)
    '> ご注文番号\n-- \nstore'
    """
    done: list[str] = []
    paragraph: list[str] = []
    depth = 0
    for line in text.replace("\r\n", "\n").split("\n"):
        content = line.lstrip(">")
        line_depth = len(line) - len(content)
        content = content.removeprefix(" ")
        if paragraph and (line_depth != depth or content == "-- "):
            done.append(_quoted("".join(paragraph), depth))
            paragraph = []
        depth = line_depth
        flows = content.endswith(" ") and content != "-- "
        paragraph.append(content[:-1] if flows and delsp else content)
        if not flows:
            done.append(_quoted("".join(paragraph), depth))
            paragraph = []
    if paragraph:
        done.append(_quoted("".join(paragraph), depth))
    return "\n".join(done)


def _quoted(content: str, depth: int) -> str:
    return f"{'>' * depth} {content}" if depth else content
