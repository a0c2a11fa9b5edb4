"""The table of properties: which values are valid and what they are, or that the property does nothing to text.

Every property that browsers know stands in one of three places: a reader in ``READERS`` for what can hide, move, break
or replace text; ``HARMLESS`` for what cannot; ``IN_DOUBT`` for what may and is not read. A reader takes the tokens
of a value and returns it typed, or None for an invalid one, which counts as not written.
"""

from __future__ import annotations

from typing import Final

from norton_order.css import transforms
from norton_order.css.layout_readers import (
    read_areas,
    read_aspect_ratio,
    read_columns,
    read_contain,
    read_display,
    read_factor,
    read_grid_line,
    read_justify_content,
    read_line_clamp,
    read_tracks,
    read_z_index,
    read_zoom,
)
from norton_order.css.paint_readers import (
    read_background_clip,
    read_background_image,
    read_box_shadow,
    read_color,
    read_content,
    read_text_shadow,
)
from norton_order.css.readers import (
    SIZES,
    Reader,
    idle,
    keywords,
    lengths,
    read_adjusted,
    read_font_size,
    read_integer,
    read_line_height,
    read_list_style_type,
    read_math_depth,
    read_names,
    read_opacity,
    read_quotes,
    read_spacing,
    read_text_decoration_line,
    read_text_indent,
    read_text_overflow,
    read_text_transform,
    read_vertical_align,
    simple,
)
from norton_order.css.values import UNKNOWN, ident

BORDER_WIDTHS: Final = ("border-top-width", "border-right-width", "border-bottom-width", "border-left-width")
_MARGIN: Final = lengths("auto")
_PADDING: Final = lengths(negative=False)
_SIZE: Final = lengths(SIZES, negative=False)
_LIMIT: Final = lengths(SIZES.removeprefix("auto") + " none", negative=False)
_OVERFLOW: Final = keywords(
    "visible hidden clip scroll auto overlay -webkit-paged-x -webkit-paged-y",
    {"overlay": "auto", "-webkit-paged-x": "auto", "-webkit-paged-y": "auto"},
)
_TOUCHING: Final = idle("none")

READERS: Final[dict[str, Reader]] = {
    # what is shown at all
    "display": read_display,
    "visibility": keywords("visible hidden collapse"),
    "opacity": read_opacity,
    "content-visibility": keywords("visible auto hidden"),
    "content": read_content,
    # text
    "font-size": read_font_size,
    "line-height": read_line_height,
    "color": read_color,
    "-webkit-text-fill-color": read_color,
    "-webkit-text-stroke-width": lengths("thin medium thick", negative=False, percent=False),
    "text-shadow": read_text_shadow,
    "-webkit-text-security": idle("none", "disc circle square", functions=False),
    "text-transform": read_text_transform,
    "text-decoration-line": read_text_decoration_line,
    "letter-spacing": read_spacing,
    "word-spacing": read_spacing,
    "text-indent": read_text_indent,
    "text-overflow": read_text_overflow,
    "white-space-collapse": keywords("collapse preserve preserve-breaks preserve-spaces break-spaces discard"),
    "text-wrap-mode": keywords("wrap nowrap"),
    "direction": keywords("ltr rtl"),
    "unicode-bidi": keywords("normal embed bidi-override isolate isolate-override plaintext -webkit-isolate -webkit-plaintext -webkit-isolate-override -moz-isolate -moz-plaintext"),
    "writing-mode": keywords("horizontal-tb vertical-rl vertical-lr sideways-rl sideways-lr lr-tb rl-tb tb-rl lr rl tb", dict.fromkeys(("lr-tb", "rl-tb", "lr", "rl"), "horizontal-tb")),
    "vertical-align": read_vertical_align,
    "list-style-type": read_list_style_type,
    "quotes": read_quotes,
    "hyphenate-character": lambda tokens, _: "auto" if ident(tokens) == "auto" else UNKNOWN if tokens and tokens[0].kind == "string" else None,
    "text-emphasis-style": lambda tokens, _: (UNKNOWN if tokens[0].kind == "string" else "none" if all(t.kind == "ident" for t in tokens) else None) if tokens else None,
    "font-size-adjust": read_adjusted,
    "math-depth": read_math_depth,
    # backgrounds
    "background-color": read_color,
    "background-image": read_background_image,
    "background-clip": read_background_clip,
    "box-shadow": read_box_shadow,
    "outline-width": lengths("thin medium thick", negative=False, percent=False),
    "outline-offset": lengths(percent=False),
    "outline-style": keywords("none hidden dotted dashed solid double groove ridge inset outset auto"),
    "color-scheme": lambda tokens, _: (UNKNOWN if [t.text for t in tokens if t.text != "only"] == ["dark"] else "light") if tokens and all(t.kind == "ident" for t in tokens) else None,
    # effects
    "filter": simple(transforms.filter_),
    "transform": simple(transforms.transform),
    "rotate": simple(transforms.rotate),
    "scale": simple(transforms.scale),
    "translate": simple(transforms.translate),
    "clip-path": simple(transforms.clip_path),
    "clip": simple(transforms.clip),
    "zoom": read_zoom,
    "mask-image": _TOUCHING,
    "-webkit-mask-box-image-source": _TOUCHING,
    "offset-path": _TOUCHING,
    "-webkit-box-reflect": idle("none", "above below left right", functions=False),
    "mix-blend-mode": idle(
        "normal", "multiply screen overlay darken lighten color-dodge color-burn hard-light soft-light difference exclusion hue saturation color luminosity plus-darker plus-lighter", functions=False),
    "animation-name": read_names,
    "contain": read_contain,
    # boxes
    "position": keywords("static relative absolute fixed sticky -webkit-sticky", {"-webkit-sticky": "sticky"}),
    "top": _MARGIN, "right": _MARGIN, "bottom": _MARGIN, "left": _MARGIN,
    "z-index": read_z_index,
    "float": keywords("none left right inline-start inline-end", {"inline-start": "left", "inline-end": "right"}),
    "clear": keywords("none left right both inline-start inline-end", {"inline-start": "left", "inline-end": "right"}),
    "margin-top": _MARGIN, "margin-right": _MARGIN, "margin-bottom": _MARGIN, "margin-left": _MARGIN,
    "padding-top": _PADDING, "padding-right": _PADDING, "padding-bottom": _PADDING, "padding-left": _PADDING,
    "width": _SIZE, "height": _SIZE, "min-width": _SIZE, "min-height": _SIZE, "max-width": _LIMIT, "max-height": _LIMIT,
    "box-sizing": keywords("content-box border-box"),
    "aspect-ratio": read_aspect_ratio,
    "overflow-x": _OVERFLOW, "overflow-y": _OVERFLOW,
    "column-count": read_columns, "column-width": read_columns, "-webkit-line-clamp": read_line_clamp,
    "caption-side": keywords("top bottom block-start block-end", {"block-start": "top", "block-end": "bottom"}),
    "table-layout": keywords("auto fixed"),
    "border-collapse": keywords("collapse separate"),
    # flexible boxes and grids
    "order": read_integer, "flex-direction": keywords("row row-reverse column column-reverse"), "flex-wrap": keywords("nowrap wrap wrap-reverse"),
    "flex-grow": read_factor, "flex-shrink": read_factor, "flex-basis": lengths(SIZES + " content", negative=False),
    "-webkit-box-orient": keywords("horizontal vertical inline-axis block-axis", {"inline-axis": "horizontal", "block-axis": "vertical"}),
    "-webkit-box-direction": keywords("normal reverse"), "-webkit-box-ordinal-group": read_integer,
    "grid-template-columns": read_tracks, "grid-template-rows": read_tracks, "grid-auto-rows": read_tracks, "grid-auto-columns": read_tracks, "grid-template-areas": read_areas,
    "grid-auto-flow": lambda tokens, _: ident(tokens[:1]) if tokens and all(ident((t,)) in {"row", "column", "dense"} for t in tokens) else None,
    "grid-row-start": read_grid_line, "grid-row-end": read_grid_line, "grid-column-start": read_grid_line, "grid-column-end": read_grid_line,
    "justify-content": read_justify_content,
    **dict.fromkeys(BORDER_WIDTHS, lengths("thin medium thick", negative=False, percent=False)),
    "column-gap": lengths("normal", negative=False, quirk=False), "row-gap": lengths("normal", negative=False, quirk=False),
    # of Outlook alone
    "mso-hide": lambda tokens, _: UNKNOWN if ident(tokens) != "none" else "none",
}  # fmt: skip
