"""Names of properties: those that stand for others, those that text inherits, and those that are not in the table of readers."""

from __future__ import annotations

from typing import Final

INHERITED: Final = frozenset(
    "visibility font-size line-height color -webkit-text-fill-color text-shadow white-space-collapse text-wrap-mode direction text-transform "
    "letter-spacing word-spacing text-indent list-style-type writing-mode -webkit-text-security caption-side -webkit-text-stroke-width "
    "font-size-adjust quotes font-family math-depth color-scheme".split()
)

# Names that stand for another one, where text runs from left to right and lines from top to bottom.
ALIASES: Final[dict[str, str]] = {
    "inline-size": "width", "block-size": "height", "min-inline-size": "min-width", "min-block-size": "min-height", "max-inline-size": "max-width",
    "max-block-size": "max-height", "-webkit-logical-width": "width", "-webkit-logical-height": "height", "-webkit-min-logical-width": "min-width",
    "-webkit-min-logical-height": "min-height", "-webkit-max-logical-width": "max-width", "-webkit-max-logical-height": "max-height",
    "inset-inline-start": "left", "inset-inline-end": "right", "inset-block-start": "top", "inset-block-end": "bottom",
    "margin-inline-start": "margin-left", "margin-inline-end": "margin-right", "margin-block-start": "margin-top", "margin-block-end": "margin-bottom",
    "-webkit-margin-start": "margin-left", "-webkit-margin-end": "margin-right", "-webkit-margin-before": "margin-top", "-webkit-margin-after": "margin-bottom",
    "-moz-margin-start": "margin-left", "-moz-margin-end": "margin-right",
    "padding-inline-start": "padding-left", "padding-inline-end": "padding-right", "padding-block-start": "padding-top", "padding-block-end": "padding-bottom",
    "-webkit-padding-start": "padding-left", "-webkit-padding-end": "padding-right", "-webkit-padding-before": "padding-top", "-webkit-padding-after": "padding-bottom",
    "overflow-inline": "overflow-x", "overflow-block": "overflow-y", "-webkit-writing-mode": "writing-mode", "-epub-writing-mode": "writing-mode",
    "-epub-text-transform": "text-transform", "-webkit-column-gap": "column-gap", "grid-column-gap": "column-gap", "grid-row-gap": "row-gap",
    "-webkit-transform": "transform", "-webkit-filter": "filter", "-webkit-clip-path": "clip-path", "-webkit-mask-image": "mask-image", "-webkit-opacity": "opacity",
    "-webkit-order": "order", "-webkit-justify-content": "justify-content", "border-inline-start-width": "border-left-width", "border-inline-end-width": "border-right-width", "border-block-start-width": "border-top-width", "border-block-end-width": "border-bottom-width", "-webkit-flex-direction": "flex-direction", "-webkit-flex-wrap": "flex-wrap", "-webkit-flex-grow": "flex-grow",
    "-webkit-flex-shrink": "flex-shrink", "-webkit-flex-basis": "flex-basis", "-webkit-background-clip": "background-clip", "-webkit-box-shadow": "box-shadow",
    "-webkit-box-sizing": "box-sizing", "-webkit-animation-name": "animation-name",
    "-webkit-column-count": "column-count", "-webkit-column-width": "column-width", "line-clamp": "-webkit-line-clamp", "-webkit-hyphenate-character": "hyphenate-character",
    "-webkit-text-emphasis-style": "text-emphasis-style",
}  # fmt: skip

# What browsers know and what is not read.
IN_DOUBT: Final = frozenset((
    "position-area inset-area position-try position-try-fallbacks reading-flow text-fit -webkit-mask-box-image font-palette-values initial-letter-wrap flow-into flow-from "
    "-webkit-flow-into object-view-box column-height column-wrap border-shape overlay line-fit-edge block-ellipsis max-lines continue masonry item-flow"
).split())  # fmt: skip

# What browsers know and what leaves text where and as it is.
HARMLESS: Final = frozenset((
    "accent-color align-content align-items align-self alignment-baseline anchor-name anchor-scope animation-composition animation-delay animation-direction "
    "animation-duration animation-fill-mode animation-iteration-count animation-play-state animation-range animation-range-end animation-range-start animation-timeline "
    "animation-timing-function animation-trigger app-region appearance backdrop-filter backface-visibility -webkit-backface-visibility background-attachment background-blend-mode background-origin background-position "
    "background-position-x background-position-y background-repeat background-size baseline-shift baseline-source border-spacing box-decoration-break "
    "break-after break-before break-inside buffered-rendering caret-animation caret-color caret-shape clip-rule color-interpolation color-interpolation-filters "
    "color-rendering column-fill column-rule column-rule-color column-rule-style column-rule-width column-span contain-intrinsic-block-size contain-intrinsic-height "
    "contain-intrinsic-inline-size contain-intrinsic-size contain-intrinsic-width container container-name container-type counter-increment counter-reset counter-set "
    "cursor cx cy d dominant-baseline dynamic-range-limit empty-cells field-sizing fill fill-opacity fill-rule flex-line-count flood-color flood-opacity font-family "
    "font-feature-settings font-kerning font-language-override font-optical-sizing font-palette font-stretch font-style font-synthesis font-synthesis-small-caps "
    "font-synthesis-style font-synthesis-weight font-variant font-variant-alternates font-variant-caps font-variant-east-asian font-variant-emoji font-variant-ligatures "
    "font-variant-numeric font-variant-position font-variation-settings font-weight font-width forced-color-adjust frame-sizing hyphenate-limit-chars hyphens image-orientation "
    "image-rendering initial-letter interactivity interest-delay interest-delay-end interest-delay-start interpolate-size isolation justify-items "
    "justify-self lighting-color line-break list-style-image list-style-position margin-trim marker marker-end marker-mid marker-start mask-clip mask-composite mask-mode "
    "mask-origin mask-position mask-repeat mask-size mask-type math-shift math-style object-fit object-position offset-anchor offset-distance offset-position offset-rotate "
    "orphans outline-color overflow-anchor overflow-clip-margin overflow-wrap overscroll-behavior overscroll-behavior-block overscroll-behavior-inline overscroll-behavior-x "
    "overscroll-behavior-y page page-break-after page-break-before page-break-inside page-margin-safety page-orientation paint-order perspective perspective-origin "
    "place-content place-items place-self pointer-events position-anchor position-try-order position-visibility print-color-adjust r reading-order resize "
    "ruby-align ruby-overhang ruby-position rule-overlap rx ry scroll-axis-lock scroll-behavior scroll-initial-target scroll-marker-group scroll-snap-align scroll-snap-stop "
    "scroll-snap-type scroll-target-group scroll-timeline scroll-timeline-axis scroll-timeline-name scrollbar-color scrollbar-gutter scrollbar-width shape-image-threshold "
    "shape-margin shape-outside shape-rendering size speak stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-opacity stroke-width tab-size text-align text-align-last text-anchor text-autospace text-box text-box-edge text-box-trim text-combine-upright text-decoration-color "
    "text-decoration-skip-ink text-decoration-style text-decoration-thickness text-emphasis-color text-emphasis-position text-justify text-orientation text-rendering "
    "text-size-adjust text-spacing-trim text-underline-offset text-underline-position text-wrap-style timeline-scope touch-action transform-box transform-origin "
    "transform-style transition transition-behavior transition-delay transition-duration transition-property transition-timing-function trigger-scope user-select "
    "vector-effect view-timeline view-timeline-axis view-timeline-inset view-timeline-name view-transition-class view-transition-group view-transition-name "
    "view-transition-scope widows will-change window-drag word-break word-wrap x y "
    "-webkit-align-content -webkit-align-items -webkit-align-self -webkit-animation-delay -webkit-animation-direction -webkit-animation-duration "
    "-webkit-animation-fill-mode -webkit-animation-iteration-count -webkit-animation-play-state -webkit-animation-timing-function -webkit-app-region -webkit-appearance "
    "-webkit-background-origin -webkit-background-size -webkit-box-align -webkit-box-decoration-break -webkit-box-flex -webkit-box-pack -webkit-column-break-after "
    "-webkit-column-break-before -webkit-column-break-inside -webkit-column-rule -webkit-column-rule-color -webkit-column-rule-style -webkit-column-rule-width "
    "-webkit-column-span -webkit-font-feature-settings -webkit-font-smoothing -webkit-line-break -webkit-locale -webkit-mask-clip "
    "-webkit-mask-composite -webkit-mask-origin -webkit-mask-position -webkit-mask-position-x -webkit-mask-position-y -webkit-mask-repeat -webkit-mask-size "
    "-webkit-mask-box-image-outset -webkit-mask-box-image-repeat -webkit-mask-box-image-slice -webkit-mask-box-image-width "
    "-webkit-perspective -webkit-perspective-origin -webkit-perspective-origin-x -webkit-perspective-origin-y -webkit-print-color-adjust -webkit-rtl-ordering "
    "-webkit-ruby-position -webkit-shape-image-threshold -webkit-shape-margin -webkit-shape-outside -webkit-tap-highlight-color -webkit-text-combine "
    "-webkit-text-decorations-in-effect -webkit-text-emphasis-color -webkit-text-emphasis-position -webkit-text-orientation -webkit-text-size-adjust "
    "-webkit-text-stroke-color -webkit-transform-origin -webkit-transform-origin-x -webkit-transform-origin-y -webkit-transform-origin-z -webkit-transform-style "
    "-webkit-transition -webkit-transition-delay -webkit-transition-duration -webkit-transition-property -webkit-transition-timing-function -webkit-user-drag "
    "-webkit-user-modify -webkit-user-select"
).split())  # fmt: skip

# Families of names that are all harmless.
HARMLESS_FAMILIES: Final = (
    "border", "-webkit-border", "corner-", "scroll-margin", "scroll-padding", "column-rule", "row-rule", "rule", "timeline-trigger", "event-trigger",
)  # fmt: skip
