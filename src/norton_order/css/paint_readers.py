"""Readers of colours, pictures and shadows."""

from __future__ import annotations

from norton_order.css.colors import color_of
from norton_order.css.tokens import Token, Tokens
from norton_order.css.values import MATH, UNKNOWN, Value, ident, length_of, split


def read_color(tokens: Tokens, is_quirky: bool) -> Value | None:
    """Return the value of ``color``, None for an invalid one."""
    if len(tokens) != 1:
        return None
    if is_quirky and tokens[0].kind == "number" and not tokens[0].number % 1 and tokens[0].number >= 0:
        return color_of(Token("hash", f"{int(tokens[0].number):06d}{tokens[0].text}"[:6]))
    return color_of(tokens[0], is_quirky=is_quirky)


def read_background_image(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return "none" or the layers as tuples of one token each."""
    if ident(tokens) == "none":
        return "none"
    layers = split(tokens, ",")
    for layer in layers:
        if len(layer) != 1 or not (ident(layer) == "none" or is_image(layer[0])):
            return None
    return ("images", *(layer[0] for layer in layers if layer[0].kind != "ident"))


def is_image(token: Token) -> bool:
    """Return whether *token* is an image: an address or something that is drawn."""
    return token.kind == "url" or (
        token.kind == "function"
        and (
            token.text
            in {
                "url",
                "image-set",
                "-webkit-image-set",
                "cross-fade",
                "-webkit-cross-fade",
                "element",
                "paint",
                "image",
                "-webkit-gradient",
            }
            or token.text.endswith("-gradient")
        )
        and bool(token.inside)
        and not (token.text.endswith("-gradient") and len(split(token.inside, ",")) < 2)
    )


def read_background_clip(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``background-clip``, None for an invalid one."""
    words = [part[0].text for part in split(tokens, ",") if len(part) == 1 and part[0].kind == "ident"]
    if (
        not words
        or len(words) != len(split(tokens, ","))
        or not {"text", "border-box", "padding-box", "content-box", "border-area"}.issuperset(words)
    ):
        return None
    return "text" if {"text", "border-area"} & set(words) else "box"


def read_text_shadow(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return the value of ``text-shadow``, None for an invalid one."""
    if ident(tokens) == "none":
        return "none"
    return (
        "shadow"
        if all(2 <= sum(token.kind == "number" for token in part) <= 3 for part in split(tokens, ","))
        else None
    )


def read_box_shadow(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return how far shadows inside the box reach in pixels."""
    if ident(tokens) == "none":
        return 0.0
    most = 0.0
    for part in split(tokens, ","):
        lengths = [
            length_of(token, percent=False) for token in part if token.kind == "number" or token.text in MATH
        ]
        if None in lengths or not 2 <= len(lengths) <= 4:
            return None
        if any(ident((token,)) == "inset" for token in part):
            most = max(most, *(abs(length.pixels(16.0) or 0.0) for length in lengths if length))
    return most


def read_content(tokens: Tokens, _is_quirky: bool) -> Value | None:
    """Return "none", or what is shown: strings, ("attr", name), and UNKNOWN for counters, pictures and the like."""
    if ident(tokens) in {"none", "normal"}:
        return "none"
    parts: list[object] = []
    for token in split(tokens, "/")[0]:
        if token.kind == "string":
            parts.append(token.text)
        elif (
            token.kind == "function"
            and token.text == "attr"
            and len(token.inside) == 1
            and token.inside[0].kind == "ident"
        ):
            parts.append(("attr", token.inside[0].text))
        elif is_image(token) or token.text in {
            "counter",
            "counters",
            "open-quote",
            "close-quote",
            "no-open-quote",
            "no-close-quote",
            "attr",
        }:
            parts.append(UNKNOWN)
        else:
            return None
    return ("content", *parts) if parts else None
