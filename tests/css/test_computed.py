"""Whether an element is seen, hidden, or cannot be told."""

from __future__ import annotations

import pytest

from norton_order.mail.backdrops import Backdrop
from norton_order.mail.fonts import SMALL_PIXELS, TINY_PIXELS
from norton_order.mail.lengths import parse_length
from norton_order.mail.stylesheets import Applied
from norton_order.mail.visibility import MAX_SHADES, Style

_RED, _GREEN, _BLUE = (200, 0, 0), (0, 200, 0), (0, 0, 200)
NOTHING = Applied({}, {}, generates=False)


def _style(declared: str, element: str = "div") -> Style:
    return Style().inside(element, {"style": declared}, NOTHING)


@pytest.mark.parametrize(
    "declared",
    [
        "display:none", "visibility:hidden", "visibility:collapse", "font-size:0", "font-size:1px", "font-size:.1em", "font:0/0 a", "opacity:0",
        "opacity:0%", "opacity:.01", "color:#fff", "color:#fefefe", "color:transparent", "background:navy;color:navy", "mso-hide:all",
        "position:absolute;left:-9999px", "position:fixed;top:-100em", "text-indent:-9999px", "margin-left:-9999px", "height:0;overflow:hidden",
        "max-height:0;overflow:hidden", "width:1px;overflow:hidden", "content-visibility:hidden", "position:absolute;clip:rect(0 0 0 0)",
    ],
)  # fmt: skip
def test_hidden(declared: str) -> None:
    assert _style(declared).hidden


@pytest.mark.parametrize(
    "declared",
    [
        "", "display:block", "display:none;display:block", "color:#333", "font-size:12px", "opacity:1", "background:#000;color:#fff", "float:left",
        "position:relative", "overflow:hidden", "max-width:600px;overflow:hidden", "text-align:right", "margin:0 auto", "transform:none",
        "transform:translateZ(0)", "zoom:1", "flex-direction:row", "order:0", "direction:ltr", "text-decoration:underline",
    ],
)  # fmt: skip
def test_seen(declared: str) -> None:
    style = _style(declared)
    assert (style.hidden, style.doubtful) == (False, False)


@pytest.mark.parametrize(
    "declared",
    [
        "display:none none", "font-size:calc(0px)", "font-size:5px", "color:var(--x)", "transform:scaleX(-1)", "scale:0", "filter:opacity(0)",
        "clip-path:inset(50%)", "direction:rtl", "flex-direction:row-reverse", "flex-wrap:wrap-reverse", "column-count:2",
        "writing-mode:vertical-rl", "text-decoration:line-through", "margin-top:-60px", "height:20px;overflow:hidden", "opacity:.1",
        "background:linear-gradient(#000,#000);color:#fff", "animation:a 1s", "letter-spacing:-20px", "background-clip:text;color:transparent",
    ],
)  # fmt: skip
def test_doubtful(declared: str) -> None:
    style = _style(declared)
    assert (style.hidden, style.doubtful) == (False, True)


@pytest.mark.parametrize(
    ("declared", "place"),
    [
        ("position:absolute", "moved"), ("position:relative;top:40px", "moved"), ("position:relative;top:2px", ""), ("order:1", "moved"),
        ("grid-row:3", "moved"), ("float:right", "right"), ("float:left", "left"), ("display:table-footer-group", "moved"),
    ],
)  # fmt: skip
def test_place(declared: str, place: str) -> None:
    assert _style(declared).place == place


def test_cells_and_inline_elements_are_not_cut_off() -> None:
    for element in ("td", "span"):
        style = _style("height:0;overflow:hidden", element)
        assert (style.hidden, style.doubtful) == (False, True)


def test_what_an_element_inside_can_undo() -> None:
    veiled = _style("visibility:hidden").inside("b", {"style": "visibility:visible"}, NOTHING)
    tiny = _style("font-size:0").inside("b", {"style": "font-size:12px"}, NOTHING)
    gone = _style("display:none").inside("b", {"style": "display:block"}, NOTHING)
    assert (veiled.hidden, tiny.hidden, gone.hidden) == (False, False, True)


def test_em_multiply() -> None:
    style = Style()
    for _ in range(3):
        style = style.inside("span", {"style": "font-size:50%"}, NOTHING)
    assert style.pixels == 2
    assert style.hidden


def test_small_shifts_add_up() -> None:
    style = Style()
    for _ in range(3):
        style = style.inside("div", {"style": "position:relative;top:2px"}, NOTHING)
    assert style.place == "moved"


def test_padding_is_pulled_over_once() -> None:
    row = {"style": "margin:0 -15px"}
    inside = Style().inside("div", {"style": "padding:0 15px"}, NOTHING).inside("div", row, NOTHING)
    assert not inside.doubtful
    assert inside.inside("div", row, NOTHING).doubtful


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("font-size:0", "font-size:12px"),
        ("line-height:0", "line-height:1.5"),
        ("font-size:5px", "font:12px/1.5 a"),
    ],
)
def test_doubt_that_an_element_inside_undoes(first: str, second: str) -> None:
    around = _style(first)
    assert around.doubtful or around.hidden
    inside = around.inside("p", {"style": second}, NOTHING)
    assert (inside.hidden, inside.doubtful) == (False, False)


def test_what_may_apply_is_remembered_inside() -> None:
    rule = Applied({}, {"background": ("#333", False)}, generates=False)
    inside = Style().inside("div", {}, rule).inside("b", {"style": "color:#333"}, NOTHING)
    assert (inside.hidden, inside.doubtful) == (False, True)


def test_an_important_rule_wins_over_an_inline_one() -> None:
    rule = Applied({"display": ("none", True)}, {}, generates=False)
    assert Style().inside("p", {"style": "display:block"}, rule).hidden
    rule = Applied({"display": ("none", False)}, {}, generates=False)
    assert not Style().inside("p", {"style": "display:block"}, rule).hidden


def test_a_rule_that_may_apply_makes_doubtful_only_where_it_matters() -> None:
    hides = Applied({}, {"display": ("none", False)}, generates=False)
    colours = Applied({}, {"color": ("red", False)}, generates=False)
    assert Style().inside("p", {}, hides).doubtful
    assert not Style().inside("p", {}, colours).doubtful


@pytest.mark.parametrize(
    ("text", "length"),
    [("12px", (12.0, "px")), ("-.5em", (-0.5, "em")), ("0", (0.0, "")), ("50%", (50.0, "%")), ("px", None), ("1 px", None), ("", None)],
)  # fmt: skip
def test_length(text: str, length: tuple[float, str] | None) -> None:
    assert parse_length(text) == length


def test_an_element_that_says_nothing_looks_like_the_document() -> None:
    assert _style("margin:0") == Style()
    assert Style().inside("div", {}, NOTHING) == Style()


def test_what_is_of_one_element_only_is_not_handed_on() -> None:
    around = _style("display:block;float:left;margin-top:-2px;height:40px;overflow:hidden;outline:1px solid")
    inside = around.inside("b", {}, NOTHING)
    assert (around.display, around.place) == ("block", "left")
    assert (inside.display, inside.place, inside.pull, inside.height) == ("", "", 0.0, None)
    assert (inside.is_cut, inside.is_painted) == (False, False)


@pytest.mark.parametrize(
    ("display", "takes_cell"),
    [
        ("", True),
        ("table-cell", True),
        ("inherit", True),
        ("table-row", False),
        ("none", False),
        ("block", False),
    ],
)
def test_what_takes_a_cell(display: str, takes_cell: bool) -> None:
    assert Style(display=display).takes_cell is takes_cell


def test_what_is_odder_than_what_is_around() -> None:
    seen, doubted, hidden = Style(), Style(doubted=True), Style(gone=True)
    assert [style.is_odder_than(seen) for style in (seen, Style(place="left"), doubted, hidden)] == [
        False,
        True,
        True,
        True,
    ]
    assert not seen.is_odder_than(doubted)
    assert not doubted.is_odder_than(hidden)


def test_added_text_makes_doubtful() -> None:
    assert Style().inside("p", {}, Applied({}, {}, generates=True)).doubtful


@pytest.mark.parametrize(
    ("narrow", "wide", "doubtful"),
    [("none", "none", False), ("none", "block", True), ("block", "none", True), ("block", "block", False)],
)
def test_what_some_readers_see_is_doubtful_and_not_hidden(narrow: str, wide: str, doubtful: bool) -> None:
    applied = Applied({"display": (narrow, False)}, {}, generates=False, wide={"display": (wide, False)})
    style = Style().inside("p", {}, applied)
    assert (style.hidden, style.doubtful) == (narrow == wide == "none", doubtful)
    applied = Applied({"display": (narrow, False)}, {"display": (wide, False)}, generates=False)
    style = Style().inside("p", {}, applied)
    assert (style.hidden, style.doubtful) == (narrow == wide == "none", doubtful)


def test_cells_that_stand_one_below_the_other_on_a_phone_are_seen() -> None:
    applied = Applied(
        {"display": ("block", False)}, {}, generates=False, wide={"display": ("table-cell", False)}
    )
    style = Style().inside("td", {}, applied)
    assert (style.hidden, style.doubtful, style.takes_cell) == (False, False, True)


@pytest.mark.parametrize(
    ("element", "attributes", "hidden"),
    [
        ("td", {"bgcolor": "#000000"}, True),
        ("td", {"bgcolor": "#ffffff"}, False),
        ("td", {"style": "background:#000"}, True),
        ("td", {"style": "background-color:#000"}, True),
        ("mark", {"style": "color:#ff0"}, True),
        ("mark", {"style": "color:#000"}, False),
        ("button", {"style": "color:#efefef"}, True),
    ],
)
def test_what_is_behind_the_text(element: str, attributes: dict[str, str], hidden: bool) -> None:
    assert Style().inside(element, attributes, NOTHING).hidden is hidden


def test_of_two_styles_the_worse_counts() -> None:
    plain = Style(room=4.0)
    worse = Style(
        least=5.0, is_flat=True, is_unwrapped=True, is_narrow=True, is_fixed=True, is_lifted=True, is_painted=True,
        drift=2.0, pull=3.0,
    )  # fmt: skip
    assert plain.joined(worse) == worse.joined(plain) == worse


@pytest.mark.parametrize(
    ("style", "doubtful"),
    [
        (Style(), False),
        (Style(stacked=True), True),
        (Style(is_flat=True), True),
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


@pytest.mark.parametrize(
    ("element", "attributes", "hidden"),
    [
        ("p", {"hidden": ""}, True),
        ("p", {"hidden": "", "style": "display:none"}, True),
        ("p", {"hidden": "", "style": "display:inherit"}, True),
        ("p", {"hidden": "", "style": "display:block"}, False),
        ("p", {"hidden": "", "style": "all:revert"}, False),
        ("p", {}, False),
    ],
)
def test_the_attribute_that_hides(element: str, attributes: dict[str, str], hidden: bool) -> None:
    assert Style().inside(element, attributes, NOTHING).gone is hidden


@pytest.mark.parametrize(
    ("visibility", "veiled"),
    [
        ("visible", False),
        ("initial", False),
        ("inherit", True),
        ("", True),
        ("collapse", True),
        ("hidden", True),
    ],
)
def test_what_lifts_a_veil(visibility: str, veiled: bool) -> None:
    declared = f"visibility:{visibility}" if visibility else "margin:0"
    assert Style(veiled=True).inside("b", {"style": declared}, NOTHING).veiled is veiled


@pytest.mark.parametrize(
    ("element", "display", "stacked"),
    [
        ("td", "block", True),
        ("th", "block", True),
        ("tr", "block", True),
        ("td", "table-cell", False),
        ("div", "block", False),
    ],
)
def test_cells_shown_as_blocks(element: str, display: str, stacked: bool) -> None:
    style = _style(f"display:{display}", element)
    assert style.stacked is stacked
    assert style.inside("b", {"style": "margin:0"}, NOTHING).stacked is stacked


@pytest.mark.parametrize(
    ("declared", "is_lifted", "is_painted"),
    [
        ("margin:0", False, False),
        ("position:absolute", True, False),
        ("position:relative;top:2px", True, False),
        ("margin-top:-20px", True, False),
        ("outline:20px solid #000", True, True),
        ("background:#eee", False, True),
    ],
)
def test_what_lies_over_other_text(declared: str, is_lifted: bool, is_painted: bool) -> None:
    style = _style(declared)
    assert (style.is_lifted, style.is_painted) == (is_lifted, is_painted)
    inside = style.inside("b", {"style": "margin:0"}, NOTHING)
    assert (inside.is_lifted, inside.is_painted) == (is_lifted, False)


def test_only_a_link_has_the_colour_of_links() -> None:
    around = Style()
    assert around.inside("a", {"href": "a"}, NOTHING).ink == around.ink.linked()
    assert around.inside("a", {}, NOTHING) == around
    assert around.inside("b", {"href": "a"}, NOTHING) == around


def test_a_table_is_fixed_only_by_itself() -> None:
    assert not Style(is_fixed=True).inside("table", {}, NOTHING).is_fixed
    assert Style(is_fixed=True).inside("td", {"style": "margin:0"}, NOTHING).is_fixed
    assert _style("table-layout:fixed;width:100px", "table").is_fixed


@pytest.mark.parametrize(
    ("declared", "doubtful"),
    [("height:0;overflow:hidden", True), ("overflow:hidden", True), ("padding:0", False)],
)
def test_cells_that_do_not_grow(declared: str, doubtful: bool) -> None:
    assert Style(is_fixed=True).inside("td", {"style": declared}, NOTHING).doubtful is doubtful
    assert not Style(is_fixed=True).inside("div", {"style": "overflow:hidden"}, NOTHING).doubtful


@pytest.mark.parametrize(
    ("display", "element", "pulled"),
    [("", "div", True), ("flex", "div", False), ("inline-grid", "div", False), ("block", "div", True), ("", "span", False)],
)  # fmt: skip
def test_what_pulls_over_the_text_before(display: str, element: str, pulled: bool) -> None:
    around = Style(display=display, room=30.0)
    style = around.inside(element, {"style": "margin:0 -15px"}, NOTHING)
    assert (style.room < around.room) is pulled


def test_small_pulls_and_shifts_add_up() -> None:
    around = _style("margin-top:-3px")
    assert (around.drift, around.is_lifted, around.doubtful) == (3, False, False)
    assert around.inside("b", {"style": "margin:0"}, NOTHING).is_lifted
    assert around.inside("div", {"style": "margin-top:-3px"}, NOTHING).doubtful


@pytest.mark.parametrize(("count", "doubted"), [(MAX_SHADES - 1, False), (MAX_SHADES, True)])
def test_only_so_many_shades_are_told_apart(count: int, doubted: bool) -> None:
    shades = tuple(((0, 0, blue), (0, 0, blue)) for blue in range(count))
    joined = Style(backdrop=Backdrop(shades=shades)).joined(Style(backdrop=Backdrop(color=_RED)))
    assert joined.doubted is doubted


@pytest.mark.parametrize(
    "around",
    [Style(display="block"), Style(place="left"), Style(pull=2.0), Style(height=0.0), Style(is_painted=True)],
)
def test_each_of_what_is_of_one_element_only(around: Style) -> None:
    assert around.inside("b", {}, NOTHING) == Style()


def test_what_may_apply_comes_on_top_of_what_does() -> None:
    red = {"color": ("red", False)}
    gone = {"display": ("none", False)}
    block, cell = {"display": ("block", False)}, {"display": ("table-cell", False)}
    assert Style().inside("p", {}, Applied(gone, red, generates=False)).hidden
    assert not Style().inside("td", {}, Applied(block, red, generates=False, wide=cell)).doubtful


def test_a_column_that_may_be_there_is_doubtful() -> None:
    assert Style().inside("div", {}, Applied({}, {"display": ("block", False)}, generates=False)).doubtful


def test_the_least_size_grows_and_shrinks_by_itself() -> None:
    style = Style(least=5.0).inside("p", {"style": "font-size:2em"}, NOTHING)
    assert (style.pixels, style.least) == (32, 10)


@pytest.mark.parametrize(
    ("declared", "drift", "is_lifted", "doubtful"),
    [
        ("margin-top:-5px", 5, False, False),
        ("margin-top:-6px", 0, True, True),
        ("position:relative;top:.5px", 0.5, True, False),
    ],
)
def test_how_far_an_element_is_moved(declared: str, drift: float, is_lifted: bool, doubtful: bool) -> None:
    style = _style(declared)
    assert (style.drift, style.is_lifted, style.doubtful) == (drift, is_lifted, doubtful)


def test_only_the_cells_of_a_fixed_table_cut_off() -> None:
    style = Style(is_fixed=True).inside("span", {"style": "height:0;overflow:hidden"}, NOTHING)
    assert (style.hidden, style.doubtful) == (False, True)
    assert _style("table-layout:fixed;width:1px", "table").doubtful
