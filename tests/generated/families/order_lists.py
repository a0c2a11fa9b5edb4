"""Labels listed first, their values after, in the same order."""

from __future__ import annotations

from html import escape
from random import Random

from generated.cases import Case, Expected
from generated.mail import Envelope, html_mail, plain_mail
from generated.pages import html_page, plain_page
from generated.sheet import Sheet, sheet
from generated.words import Words

_NUMBERS = {"order", "code"}
_NUMBERLIKE = "number"


def lists(rng: Random, words: Words) -> Case:
    """List the labels, then the values; sometimes one value is missing, and nobody can say which."""
    made = sheet(rng, words, current=0.9, count=rng.randrange(0, 5))
    names = [fact.label for fact in made.facts]
    given = [fact.value for fact in made.facts]
    expected = Expected(made.answer)
    name = "complete"
    if len(names) < 2:
        name = "one label"
    elif rng.random() < 0.15:
        lost = rng.randrange(len(given))
        del given[lost]
        name = "a value missing"
        expected = Expected(made.answer, or_refused=True) if _certain(made, lost) else Expected(None)
    form = rng.choice(("lines", "lines", "numbered", "bulleted", "two lists", "html"))
    if form == "html":
        tag = rng.choice(("<ul>{}</ul>", "<ol>{}</ol>", "<table><tr>{}</tr></table>", "<p>{}</p>"))
        item = {"<ul": "<li>{}</li>", "<ol": "<li>{}</li>", "<ta": "<td>{}</td>", "<p>": "{}<br>"}[tag[:3]]
        first = tag.format("\n".join(item.format(escape(label)) for label in names))
        second = tag.format("\n".join(item.format(escape(value)) for value in given))
        page = html_page(f"{first}\n{second}", words, rng)
        return Case(
            "lists",
            f"{name} {form} {tag[:3]}",
            html_mail(page, Envelope.of("renewed", rng), rng),
            expected,
            page,
        )
    if form == "numbered":
        names = [f"{i}. {label}" for i, label in enumerate(names, 1)]
        given = [f"{i}. {value}" for i, value in enumerate(given, 1)]
    elif form == "bulleted":
        sign = rng.choice(("・", "- ", "■", "* "))
        names = [sign + label for label in names]
        given = [sign + value for value in given] if rng.random() < 0.5 else given
    gap = "\n\n" if form == "two lists" or rng.random() < 0.5 else "\n"
    page = plain_page("\n".join(names) + gap + "\n".join(given), words, rng)
    return Case("lists", f"{name} {form}", plain_mail(page, Envelope.of("renewed", rng), rng), expected, page)


def _certain(made: Sheet, lost: int) -> bool:
    """Tell whether the kinds of the values that are left show which of them is the enrollment order."""
    kinds = [_NUMBERLIKE if fact.kind in _NUMBERS else fact.kind for fact in made.facts]
    left = kinds[:lost] + kinds[lost + 1 :]
    own = next(i for i, fact in enumerate(made.facts) if fact.role == "enrollment")
    gaps = [gap for gap in range(len(kinds)) if kinds[:gap] + kinds[gap + 1 :] == left]
    return own not in gaps and len({own - (gap < own) for gap in gaps}) == 1
