"""Text that was wrapped, quoted or flowed, and numbers that were broken on the way."""

from __future__ import annotations

import re
from random import Random

from generated import labels
from generated.cases import Case, Expected
from generated.families.texts import sentences
from generated.mail import Envelope, html_mail, plain_mail
from generated.pages import html_page, plain_page
from generated.plain import PLAIN
from generated.sheet import Sheet, sheet
from generated.values import Values
from generated.width import cut, width
from generated.words import Words

_STEADY = ("beside", "numbered", "aligned", "below", "mirrored", "in_one_line")


def wraps(rng: Random, words: Words) -> Case:
    """Wrap a mail at some column, or quote it, or send it flowed."""
    if rng.random() < 0.5:
        name = "sentences"
        number: str | None
        body, number, _ = sentences(rng, words)
    else:
        made = sheet(rng, words, current=0.9)
        name = rng.choice(_STEADY)
        number = made.answer
        if rng.random() < 0.15:
            name, number = f"{name} without", None
            made = made.with_value("enrollment", rng.choice((*words.nothing, "")))
        body = PLAIN[name.split()[0]](made, rng)
    page = plain_page(body, words, rng)
    envelope = Envelope.of("renewed", rng)
    form = rng.choice(
        ("words", "words", "quoted", "quoted and wrapped", "flowed", "delsp", "anywhere", "in the label")
    )
    column = rng.choice((34, 40, 50, 60, 66, 70, 72, 76, 78, 80))
    parameters = ""
    if form == "words":
        page = _wrapped(page, column)
    elif form == "quoted":
        page, envelope = (
            _quoted(page, rng),
            envelope.answered("山田 太郎", "taro@example.jp", rng.choice(("Re: ", "Fwd: "))),
        )
    elif form == "quoted and wrapped":
        page = _wrapped(_quoted(page, rng), column, again="> " if rng.random() < 0.5 else "")
        envelope = envelope.answered("山田 太郎", "taro@example.jp", "Re: ")
    elif form in {"flowed", "delsp"}:
        page, parameters = _flowed(page, column, delsp=form == "delsp")
    elif form == "anywhere":
        page = "\n".join(piece for line in page.split("\n") for piece in cut(line, column))
    else:
        label = next(label for label in labels.OFFICIAL if label in page)
        place = rng.randrange(1, len(label))
        page = page.replace(label, label[:place] + "\n" + label[place:])
    raw = plain_mail(page, envelope, rng, parameters=parameters)
    return Case(
        "wraps",
        f"{form} {name}",
        raw,
        Expected(number, or_refused=number is not None and number not in page),
        page,
    )


def _wrapped(page: str, column: int, again: str = "") -> str:
    """Wrap as editors do: between Japanese letters or at blanks, never within a word of ASCII."""
    out = []
    for line in page.split("\n"):
        made = ""
        for word in re.findall(r"[!-~]+ *|.", line):
            if made and width(made) + width(word.rstrip()) > column:
                out.append(made.rstrip(" "))
                made = again if line.startswith(">") else ""
            made += word
        out.append(made)
    return "\n".join(out)


def _quoted(page: str, rng: Random) -> str:
    sign = rng.choice(("> ", ">", "> ", "| ", "＞ ", ">> "))
    opening = rng.choice(
        (
            "2023年11月20日(月) 10:02 ノートンストア <order@mail.nortonstore.jp>:\n",
            "On 2023/11/20 10:02, ノートンストア wrote:\n",
            "",
            "転送します。\n\n",
        )
    )
    return opening + "\n".join(f"{sign}{line}".rstrip() for line in page.split("\n")) + "\n"


def _flowed(page: str, column: int, *, delsp: bool) -> tuple[str, str]:
    """Break lines softly as format=flowed does; with DelSp anywhere, without it at blanks only."""
    out = []
    for hard in page.split("\n"):
        line = hard.rstrip(" ")
        if line.startswith((" ", ">", "From ")):
            line = " " + line  # space-stuffed, RFC 3676 section 4.4
        pieces = cut(line, column) if delsp else _at_blanks(line, column)
        out += [piece + " " if delsp else piece for piece in pieces[:-1]] + pieces[-1:]
    return "\n".join(out), f"; format=flowed; delsp={'yes' if delsp else 'no'}"


def _at_blanks(line: str, column: int) -> list[str]:
    pieces = [""]
    for word in re.findall(r"[^ ]* +|[^ ]+$", line):
        if pieces[-1] and width(pieces[-1]) + width(word) > column:
            pieces.append("")
        pieces[-1] += word
    return pieces


def damage(rng: Random, words: Words) -> Case:
    """Break the number as servers, clients, converters and people do."""
    values = Values(rng)
    made = sheet(rng, words, values=values)
    number = made.answer or ""
    place = rng.randrange(3, len(number) - 1)
    head, tail = number[:place], number[place:]
    marks = ("⑧", "⁸", "?", '"', ";", "%", "|", "\ufffd", "！", "~", "^", "\\", "@", "&", "_", "・", "･", "ｱ")
    in_html = rng.random() < 0.35
    whole = {
        "full width": _full_width(number),
        "zero width": f"{head}\u200b{tail}",
        "soft hyphen": f"{head}\u00ad{tail}",
        "lower case": number.lower(),
        "bracketed": f"【{number}】",
    }
    broken = {
        "line break": f"{head}\n{tail}",
        "line break and blank": f"{head}\n {tail}",
        "sendmail": f"{head}!\n {tail}",
        "soft break left": f"{head}=\n{tail}",
        "backslash": f"{head}\\\n{tail}",
        "blank within": f"{head} {tail}",
        "hyphen within": f"{head}-{tail}",
        "mark within": head + rng.choice(marks) + tail,
        "mark and digits behind": number + rng.choice(marks) + str(rng.randrange(10, 999)),
        "date glued": number + values.of("date"),
        "amount glued": number + values.of("amount"),
        "order glued": number + values.order(),
        "one digit missing": "",
        "date before": f"{rng.randrange(10, 31)}{number}",
    }
    if in_html:
        whole = {
            "wbr": f"{head}<wbr>{tail}",
            "spans": f"<span>{head}</span><span>{tail}</span>",
            "comment": f"{head}<!-- x -->{tail}",
            "bold": f"<b>{head}</b>{tail}",
            "reference": "".join(f"&#{ord(letter)};" for letter in number),
        }
        broken = {
            "svg": f"{head}<svg><text>9</text></svg>{tail}",
            "input": f'{head}<input value="9">{tail}',
            "image": f'{head}<img src="cid:x" alt="9">{tail}',
            "math": f"{head}<math><mn>9</mn></math>{tail}",
            "break": f"{head}<br>{tail}",
            "sup": f"{number}<sup>1</sup>",
            "sub": f"{head}<sub>{tail}</sub>",
            "select": f"{head}<select><option>1</select>{tail}",
            "block": f"{head}<div>{tail}</div>",
            "struck": f"<s>{values.order()}</s> {number}",
            "picture of digits": f'{head}<img src="d.gif" alt="">{tail}',
            "superscript mark": f"{number}<sup>※2</sup>",
            "deleted": f"{head}<del>{tail}</del>{rng.randrange(10, 99)}",
        }
    if rng.random() < 0.25:
        name, shown = rng.choice(tuple(whole.items()))
        expected = Expected(number)
    else:
        name, given = rng.choice(tuple(broken.items()))
        shown = given or number
        expected = Expected(number, or_refused=True)
    made = Sheet(made.facts).with_value("enrollment", shown)
    envelope = Envelope.of("renewed", rng)
    if name == "one digit missing":
        page = plain_page(PLAIN["beside"](made.with_value("enrollment", number), rng), words, rng)
        page = page[: page.index(number) + place]
        return Case("damage", "cut", plain_mail(page, envelope, rng), Expected(None), page)
    if in_html:
        rows = "".join(f"<tr><th>{fact.label}</th><td>{fact.value}</td></tr>" for fact in made.facts)
        page = html_page(f"<table>{rows}</table>", words, rng)
        return Case("damage", f"html {name}", html_mail(page, envelope, rng, charset="utf-8"), expected, page)
    layout = rng.choice(("beside", "below", "numbered"))
    page = plain_page(PLAIN[layout](made, rng), words, rng)
    return Case(
        "damage", f"{name} {layout}", plain_mail(page, envelope, rng, charset="utf-8"), expected, page
    )


def _full_width(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) for letter in text)
