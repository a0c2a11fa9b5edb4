"""Whether text in an element is seen, hidden, or cannot be told."""

from __future__ import annotations

import pytest

from norton_order.css.backdrops import Backdrop
from norton_order.css.computed import MAX_SHADES, Style
from norton_order.css.declarations import parse_block
from norton_order.css.sheets import NOTHING, Applied
from norton_order.css.texts import SMALL_PIXELS, TINY_PIXELS

_RED, _GREEN, _BLUE = (200, 0, 0), (0, 200, 0), (0, 0, 200)


def _inside(around: Style, declared: str, element: str = "div", **attributes: str) -> Style:
    return around.inside(element, attributes, NOTHING, parse_block(declared))


def _style(declared: str, element: str = "div") -> Style:
    return _inside(Style(), declared, element)


def _sight(style: Style) -> str:
    return "hidden" if style.hidden else "doubtful" if style.doubtful else "seen"


HIDDEN = (
    "display:none", "visibility:hidden", "visibility:collapse", "font-size:0", "font-size:1px", "font:0/0 a", "opacity:0", "opacity:0%", "opacity:.01",
    "-webkit-opacity:0", "opacity:calc(0)", "color:#fff", "color:#fefefe", "color:transparent", "color:hwb(0 100% 0%)", "background:navy;color:navy",
    "position:absolute;left:-9999px", "position:fixed;top:-100em", "text-indent:-9999px", "margin-left:-9999px", "margin:0 0 0 -9999px", "height:0;overflow:hidden",
    "max-height:0;overflow:hidden", "width:1px;overflow:hidden", "block-size:0;overflow:clip", "height:min(0px,1px);overflow:hidden", "content-visibility:hidden",
    "position:absolute;clip:rect(0 0 0 0)", "transform:scale(0)", "transform:matrix(0,0,0,0,0,0)", "transform:rotateY(90deg)", "scale:0", "filter:opacity(0)",
    "clip-path:inset(50%)", "clip-path:circle(0)", "overflow:hidden;height:0;padding-top:10px", "overflow:hidden;box-sizing:border-box;height:44px;padding-top:44px",
    "--c:#fff;color:var(--c)", "color:var(--nothing,#fff)", "-webkit-text-fill-color:#fff", "zoom:.01", "translate:-2000px",
    # What is not valid counts as not written.
    "display:none;display:", "display:none;display:none none", "display:none;display:x", "opacity:0;opacity:auto", "opacity:0;opacity:0px", "font-size:0;font-size:1",
    "font-size:0;font-size:-1px", "visibility:hidden;visibility:none", "color:#fff;color:whit", "color:#fff;color:rgb(1,2)", "display:none;dis/**/play:block",
    "height:0;overflow:hidden;height:x", "height:0;overflow:hidden;overflow:x", "display:none;display:block!x", "font-size:0;font:12px", "transform:scale(0);transform:x(1)",
)  # fmt: skip
SEEN = (
    "", "display:block", "display:none;display:block", "color:#333", "font-size:12px", "opacity:1", "background:#000;color:#fff", "float:left",
    "position:relative", "overflow:hidden", "max-width:600px;overflow:hidden", "text-align:right", "margin:0 auto", "transform:none",
    "transform:translateZ(0)", "zoom:1", "flex-direction:row", "order:0", "direction:ltr", "text-decoration:underline", "transform:rotate(1deg)", "filter:blur(0)",
    "clip-path:inset(0)", "opacity:.8", "transition:all 1s", "animation:a 1s", "margin-right:-999px", "height:0%;overflow:hidden", "mask:none", "cursor:x",
    "-moz-opacity:0", "-khtml-opacity:0", "opacity:auto", "display:none none", "dis/**/play:none", "font-size:x", "color:fff", "visibility:none", "background:#000 x",
    "height:0x;overflow:hidden", "behavior:url(x)", "text-emphasis:dot", "quotes:'“' '”'", "columns:auto", "column-count:1", "list-style:'-'", "padding:0 10px",
    "grid-template-areas:'a b'", "content:'x'", "color-scheme:dark", "z-index:-1", "clip:rect(0,0,0,0)", "border:1px solid", "all:initial", "letter-spacing:.1em",
)  # fmt: skip
DOUBTFUL = (
    "font-size:5px", "font-size:round(1px,2px)", "transform:scaleX(-1)", "direction:rtl", "column-count:2", "writing-mode:vertical-rl",
    "text-decoration:line-through", "margin-top:-60px", "opacity:.1", "background:linear-gradient(#000,#000);color:#fff", "letter-spacing:-20px",
    "background-clip:text;color:transparent", "color:lab(100% 0 0)", "color:env(x)", "opacity:if(style(--x):0)", "mso-hide:all", "mask:linear-gradient(red,red)",
    "clip-path:inset(20%)", "clip-path:url(#a)", "filter:blur(9px)", "rotate:180deg", "offset-path:path('M0 0')", "mix-blend-mode:screen", "line-height:0",
    "-webkit-text-security:disc", "text-indent:9999px", "padding-left:9999px", "position:fixed", "position:relative;z-index:-1", "height:20px", "max-height:20px;overflow:hidden",
    "contain:size", "outline:99px solid;outline-offset:-9px", "box-shadow:inset 0 0 0 99px #000", "-webkit-text-stroke:9px #fff", "font-size-adjust:.1",
    "position-area:center", "list-style-type:'a'", "unicode-bidi:x;direction:rtl", "width:var(--w);overflow:hidden;width:calc(1px + 1vw * x)", "vertical-align:-200px",
    "content:url(a)", "display:inline list-item", "text-transform:full-size-kana", "opacity:revert-layer",
)  # fmt: skip


@pytest.mark.parametrize("declared", HIDDEN)
def test_hidden(declared: str) -> None:
    assert _sight(_style(declared)) == "hidden"


@pytest.mark.parametrize("declared", SEEN)
def test_seen(declared: str) -> None:
    assert _sight(_style(declared)) == "seen"


@pytest.mark.parametrize("declared", DOUBTFUL)
def test_doubtful(declared: str) -> None:
    style = _style(declared)
    assert _sight(style) == "doubtful" or style.height is not None


@pytest.mark.parametrize(
    ("declared", "display"),
    [
        ("", "block"), ("display:flow", "block"), ("display:inline grid", "inline-grid"), ("display:list-item", "block"), ("display:grid block", "grid"),
        ("display:inline;float:left", "block"), ("display:inline-flex;position:absolute", "flex"), ("display:table-cell;float:left", "block"),
        ("display:unset", "inline"), ("display:revert", "block"), ("all:unset", "inline"), ("all:unset;display:flex", "flex"), ("all:revert", "block"),
        ("display:flex;all:initial", "inline"), ("display:-webkit-flex", "flex"), ("display:-ms-flexbox", "block"), ("display:run-in", "block"),
    ],
)  # fmt: skip
def test_display(declared: str, display: str) -> None:
    assert _style(declared).display == display


@pytest.mark.parametrize(
    ("element", "display"), [("span", "block"), ("td", "block"), ("table", "table"), ("button", "block")]
)
def test_items_of_a_flexible_box_are_blocks(element: str, display: str) -> None:
    assert _inside(_style("display:flex"), "", element).display == display


@pytest.mark.parametrize(
    ("declared", "place"),
    [
        ("position:absolute", "moved"), ("position:relative;top:40px", "moved"), ("position:relative;top:2px", ""), ("float:right", "right"),
        ("float:inline-start", "left"), ("position:relative;float:left", "left"), ("position:absolute;float:left", "moved"), ("float:x", ""),
    ],
)  # fmt: skip
def test_place(declared: str, place: str) -> None:
    assert _style(declared).place == place


def test_sizes_do_nothing_to_words_in_a_line() -> None:
    assert _sight(_style("height:0;overflow:hidden", "span")) == "seen"
    assert _sight(_style("transform:scale(0)", "span")) == "seen"


def test_what_an_element_inside_can_undo() -> None:
    veiled = _inside(_style("visibility:hidden"), "visibility:visible", "b")
    tiny = _inside(_style("font-size:0"), "font-size:12px", "b")
    unread = _inside(_style("color:lab(0 0 0)"), "color:#333", "b")
    gone = _inside(_style("display:none"), "display:block", "b")
    assert [_sight(style) for style in (veiled, tiny, unread, gone)] == ["seen", "seen", "seen", "hidden"]


def test_em_multiply() -> None:
    style = Style()
    for _ in range(4):
        style = _inside(style, "font-size:50%", "span")
    assert style.pixels == 1


def test_small_shifts_add_up() -> None:
    style = Style()
    for _ in range(3):
        style = _inside(style, "position:relative;top:2px")
    assert style.place == "moved"


def test_padding_is_pulled_over_once() -> None:
    inside = _inside(_inside(Style(), "padding:0 15px"), "margin:0 -15px")
    assert not inside.doubtful
    assert _inside(inside, "margin:0 -15px").doubtful


def test_what_may_apply_is_remembered_inside() -> None:
    dark = Applied(perhaps=(parse_block("background:#333").sure,))
    inside = _inside(Style().inside("div", {}, dark), "color:#333", "b")
    assert _sight(inside) == "doubtful"


def test_an_important_rule_wins_over_an_inline_one() -> None:
    for rule, sight in (("display:none!important", "hidden"), ("display:none", "seen")):
        applied = Applied(parse_block(rule).sure)
        assert _sight(Style().inside("p", {}, applied, parse_block("display:block"))) == sight


def test_a_rule_that_may_apply_makes_doubtful_only_where_it_matters() -> None:
    hides, colours = (Applied(perhaps=(parse_block(text).sure,)) for text in ("display:none", "color:red"))
    assert _sight(Style().inside("p", {}, hides)) == "doubtful"
    assert _sight(Style().inside("p", {}, colours)) == "seen"


@pytest.mark.parametrize(
    ("narrow", "wide", "sight"),
    [
        ("none", "none", "hidden"),
        ("none", "block", "doubtful"),
        ("block", "none", "doubtful"),
        ("block", "block", "seen"),
    ],
)
def test_what_some_readers_see_is_doubtful_and_not_hidden(narrow: str, wide: str, sight: str) -> None:
    first, second = (parse_block(f"display:{word}").sure for word in (narrow, wide))
    assert _sight(Style().inside("p", {}, Applied(first, wide=second))) == sight
    assert _sight(Style().inside("p", {}, Applied(first, (second,)))) == sight


def test_cells_that_stand_one_below_the_other_on_a_phone_are_seen() -> None:
    applied = Applied(parse_block("display:block").sure, wide=parse_block("display:table-cell").sure)
    style = Style(display="table-row").inside("td", {}, applied)
    assert (_sight(style), style.display) == ("seen", "table-cell")


@pytest.mark.parametrize(
    ("element", "attributes", "sight"),
    [
        ("td", {"bgcolor": "#000000"}, "hidden"),
        ("td", {"bgcolor": "#ffffff"}, "seen"),
        ("td", {"style": "background:#000"}, "hidden"),
        ("mark", {"style": "color:#ff0"}, "hidden"),
        ("mark", {}, "seen"),
        ("font", {"color": "white"}, "hidden"),
        ("font", {"color": "white", "style": "all:unset"}, "seen"),
        ("td", {"background": "cid:a"}, "doubtful"),
        ("td", {"background": "a.png"}, "seen"),
        ("p", {"dir": "rtl"}, "doubtful"),
        ("s", {}, "doubtful"),
        ("p", {"hidden": ""}, "hidden"),
        ("p", {"hidden": "", "style": "display:block"}, "seen"),
        ("p", {"hidden": "until-found"}, "hidden"),
        ("p", {"popover": ""}, "hidden"),
        ("dialog", {}, "hidden"),
        ("dialog", {"open": ""}, "seen"),
        ("rp", {}, "hidden"),
    ],
)
def test_elements_and_attributes(element: str, attributes: dict[str, str], sight: str) -> None:
    inline = parse_block(attributes.get("style", ""))
    assert _sight(Style().inside(element, attributes, NOTHING, inline)) == sight


def test_the_ground_of_a_word_ends_with_the_word() -> None:
    assert _sight(_inside(_style("background:#000", "span"), "")) == "seen"
    assert _sight(_inside(_style("background:#000"), "")) == "hidden"


def test_a_float_may_stick_out_of_what_is_around() -> None:
    dark = _style("background:#333;color:#fff")
    assert _sight(_inside(dark, "float:left")) == "doubtful"
    assert _sight(_inside(_style("background:#333;color:#fff;overflow:hidden"), "float:left")) == "seen"


def test_of_two_styles_the_worse_counts() -> None:
    plain = Style(room=4.0)
    worse = Style(
        least=5.0, line=0.1, is_unwrapped=True, is_narrow=True, is_fixed=True, is_lifted=True, is_painted=True, drift=2.0, pull=3.0,
    )  # fmt: skip
    assert plain.joined(worse) == worse.joined(plain) == worse


@pytest.mark.parametrize(
    ("style", "doubtful"),
    [
        (Style(), False),
        (Style(line=0.1), True),
        (Style(height=0.0), True),
        (Style(is_narrow=True), False),
        (Style(is_unwrapped=True), False),
        (Style(is_narrow=True, is_unwrapped=True), True),
        (Style(least=SMALL_PIXELS), False),
        (Style(least=SMALL_PIXELS - 0.1), True),
    ],
)
def test_what_makes_text_doubtful(style: Style, doubtful: bool) -> None:
    assert style.doubtful is doubtful


@pytest.mark.parametrize(
    ("style", "hidden"),
    [
        (Style(veiled=True), True),
        (Style(veiled=True, doubted=True), False),
        (Style(pixels=TINY_PIXELS), False),
        (Style(pixels=TINY_PIXELS - 0.1), True),
        (Style(gone=True, doubted=True), True),
    ],
)
def test_doubt_is_not_hidden(style: Style, hidden: bool) -> None:
    assert style.hidden is hidden


def test_shades_of_both_styles_are_remembered() -> None:
    first = Style(backdrop=Backdrop(color=_RED, shades=((_RED, _RED),), is_unread=True))
    second = Style(backdrop=Backdrop(color=_BLUE, shades=((_GREEN, _GREEN),)))
    for joined in (first.joined(second).backdrop, second.joined(first).backdrop):
        assert joined.is_unread
    assert first.joined(second).backdrop.shades == ((_RED, _RED), (_GREEN, _GREEN), (_BLUE, _BLUE))


@pytest.mark.parametrize(("count", "doubted"), [(MAX_SHADES - 1, False), (MAX_SHADES, True)])
def test_only_so_many_shades_are_told_apart(count: int, doubted: bool) -> None:
    shades = tuple(((0, 0, blue), (0, 0, blue)) for blue in range(count))
    joined = Style(backdrop=Backdrop(shades=shades)).joined(Style(backdrop=Backdrop(color=_RED)))
    assert joined.doubted is doubted


def test_only_a_link_has_the_colour_of_links() -> None:
    around = Style()
    assert _inside(around, "", "a", href="a").ink == around.ink.linked()
    assert _inside(around, "", "a").ink == around.ink


def test_a_table_is_fixed_only_by_itself() -> None:
    assert not _inside(Style(is_fixed=True), "margin:0", "table").is_fixed
    assert _style("table-layout:fixed;width:100px", "table").is_fixed
    assert _sight(_style("table-layout:fixed;width:1px", "table")) == "doubtful"
    assert _inside(Style(is_fixed=True, display="table-row"), "overflow:hidden", "td").doubtful


def test_lengths_without_a_unit_count_in_quirks_mode_alone() -> None:
    inline = parse_block("font-size:1")
    assert _sight(Style().inside("p", {}, NOTHING, inline)) == "seen"
    assert _sight(Style(is_quirky=True).inside("p", {}, NOTHING, inline)) == "doubtful"


def test_an_animation_counts_where_it_is_described() -> None:
    assert _sight(_style("animation:a 1s")) == "seen"
    assert _sight(_inside(Style(keyframes=frozenset({"a"})), "animation:1s a")) == "doubtful"
    assert _sight(_inside(Style(keyframes=frozenset({"b"})), "animation:1s a")) == "seen"
