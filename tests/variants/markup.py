"""HTML layouts of labels and values; values and labels come escaped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Row = tuple[str, str]
Layout = Callable[[Sequence[Row]], str]


def _each(pattern: str, before: str = "", after: str = "", between: str = "\n") -> Layout:
    return lambda rows: (
        before
        + between.join(pattern.format(label=label, value=value) for label, value in rows)
        + after
        + "\n"
    )


def _table(pattern: str, attributes: str = "") -> Layout:
    return _each(pattern, f"<table{attributes}>\n", "\n</table>")


def _header_row(cell: str, *, body: bool = False) -> Layout:
    def layout(rows: Sequence[Row]) -> str:
        head = "".join(f"<{cell}>{label}</{cell}>" for label, _ in rows)
        values = "".join(f"<td>{value}</td>" for _, value in rows)
        if body:
            return f"<table><thead><tr>{head}</tr></thead><tbody><tr>{values}</tr></tbody></table>\n"
        return f'<table border="1"><tr>{head}</tr>\n<tr>{values}</tr></table>\n'

    return layout


def _titled_header_row(rows: Sequence[Row]) -> str:
    head = "".join(f"<th>{label}</th>" for label, _ in rows)
    values = "".join(f"<td>{value}</td>" for _, value in rows)
    title = f'<tr><td colspan="{len(rows)}">ご契約の内容</td></tr>'
    return f"<table>{title}<tr>{head}</tr><tr>{values}</tr></table>\n"


def _header_row_with_lead(rows: Sequence[Row]) -> str:
    """Return a header row whose first column is a line number."""
    head = "<th>No.</th>" + "".join(f"<th>{label}</th>" for label, _ in rows)
    values = "<td>1</td>" + "".join(f"<td>{value}</td>" for _, value in rows)
    return f"<table><tr>{head}</tr><tr>{values}</tr></table>\n"


def _nested_columns(rows: Sequence[Row]) -> str:
    """Return one layout cell a row, each with a table of label above value."""
    cells = "".join(
        f"<td><table><tr><td>{label}</td></tr><tr><td>{value}</td></tr></table></td>" for label, value in rows
    )
    return f"<table><tr>{cells}</tr></table>\n"


def _across(rows: Sequence[Row]) -> str:
    cells = "".join(f"<td>{label}</td><td>{value}</td>" for label, value in rows)
    return f"<table><tr>{cells}</tr></table>\n"


def _split_label(rows: Sequence[Row]) -> str:
    """Return labels split over inline elements, as HAZARDS shows them."""
    return "".join(
        f"<p><b>{label[: len(label) // 2]}</b><span>{label[len(label) // 2 :]}</span>：{value}</p>\n"
        for label, value in rows
    )


def _wrapped_label(rows: Sequence[Row]) -> str:
    return (
        "<table>"
        + "".join(
            f"<tr><td>{label[: len(label) // 2]}<br>{label[len(label) // 2 :]}</td><td>{value}</td></tr>\n"
            for label, value in rows
        )
        + "</table>\n"
    )


def _wrapped_source(rows: Sequence[Row]) -> str:
    """Return labels with a line end of the source inside, which is no break in HTML."""
    return "".join(
        f"<div>{label[: len(label) // 2]}\n{label[len(label) // 2 :]}：{value}</div>\n"
        for label, value in rows
    )


_IMAGE = '<img src="cid:dot" alt="" width="8" height="1">'

MARKUP_LAYOUTS: dict[str, Layout] = {
    "td td": _table("<tr><td>{label}</td><td>{value}</td></tr>"),
    "th td": _table("<tr><th align=left>{label}</th><td>{value}</td></tr>"),
    "td colon": _table("<tr><td>{label}：</td><td>{value}</td></tr>"),
    "colon cell": _table("<tr><td>{label}</td><td>：</td><td>{value}</td></tr>"),
    "spacer cell": _table('<tr><td>{label}</td><td width="8">&nbsp;</td><td>{value}</td></tr>'),
    "empty cell": _table("<tr><td>{label}</td><td></td><td>{value}</td></tr>"),
    "image cell": _table(f"<tr><td>{{label}}</td><td>{_IMAGE}</td><td>{{value}}</td></tr>"),
    "image before label": _table(f"<tr><td>{_IMAGE}</td><td>{{label}}</td><td>{{value}}</td></tr>"),
    "one cell": _table("<tr><td>{label}：{value}</td></tr>"),
    "one cell br": _table("<tr><td>{label}<br>{value}</td></tr>"),
    "value in next row": _table("<tr><td>{label}</td></tr><tr><td>{value}</td></tr>"),
    "value in next row, spacer row": _table(
        "<tr><td>{label}</td></tr><tr><td>&nbsp;</td></tr><tr><td>{value}</td></tr>"
    ),
    "upper case, unclosed": _table("<TR><TD>{label}<TD>{value}", " BORDER=0"),
    "nested table value": _table(
        "<tr><td>{label}</td><td><table><tr><td>{value}</td></tr></table></td></tr>"
    ),
    "nested table row": _table(
        "<tr><td><table><tr><td>{label}</td><td>{value}</td></tr></table></td></tr>", ' width="100%"'
    ),
    "nested twice": _each(
        "<tr><td><div>{label}</div></td><td><div><span>{value}</span></div></td></tr>",
        "<table><tr><td><table><tr><td><table>", "</table></td></tr></table></td></tr></table>",
    ),
    "nested columns": _nested_columns,
    "one table each": _each(
        "<table><tr><td>{label}</td></tr></table><table><tr><td>{value}</td></tr></table>"
    ),
    "header row": _header_row("th"),
    "header row td": _header_row("td"),
    "header row thead": _header_row("th", body=True),
    "titled header row": _titled_header_row,
    "header row with line number": _header_row_with_lead,
    "across": _across,
    "dl": _each("<dt>{label}</dt><dd>{value}</dd>", "<dl>", "</dl>"),
    "dl div": _each("<div><dt>{label}</dt><dd>{value}</dd></div>", "<dl>", "</dl>"),
    "dl unclosed": _each("<dt>{label}<dd>{value}", "<dl>", "</dl>"),
    "p": _each("<p>{label}：{value}</p>"),
    "p p": _each("<p>{label}</p><p>{value}</p>"),
    "p strong br": _each("<p><strong>{label}</strong><br>{value}</p>"),
    "h3 p": _each("<h3>{label}</h3><p>{value}</p>"),
    "div": _each("<div>{label}: {value}</div>"),
    "div div": _each("<div>{label}</div><div>{value}</div>"),
    "div arrow": _each("<div>{label} → {value}</div>"),
    "br": _each("{label}：{value}<br>"),
    "br bullets": _each("■{label}　{value}<br>\n"),
    "br next line": _each("{label}<br>\n{value}<br><br>"),
    "br brackets": _each("【{label}】<br>{value}<br>"),
    "br blank line": _each("{label}<br><br>&nbsp;&nbsp;{value}<br><br>"),
    "nbsp": _each("{label}&nbsp;&nbsp;&nbsp;{value}<br>"),
    "spans": _each("<div><span>{label}</span><span>{value}</span></div>"),
    "spans colon": _each("<span>{label}</span><span> : </span><span>{value}</span><br>"),
    "flex": _each('<div style="display:flex"><div>{label}</div><div>{value}</div></div>'),
    "li": _each("<li>{label}：{value}</li>", "<ul>", "</ul>"),
    "li strong": _each("<li><b>{label}:</b> <em>{value}</em></li>", "<ol>", "</ol>"),
    "pre": _each("{label}：{value}", "<pre>", "</pre>"),
    "split label": _split_label,
    "wrapped label": _wrapped_label,
    "wrapped source": _wrapped_source,
    "one line": _each("{label}：{value}", "<p>", "</p>", "　"),
    "one line /": _each("{label}: {value}", "<p>", "</p>", " / "),
    "caption td": _table(
        "<!--[if mso]><tr><td>&nbsp;</td></tr><![endif]--><tr><td>{label}</td><td>{value}</td></tr>"
    ),
}  # fmt: skip

NARROW = {
    "header row", "header row td", "header row thead", "titled header row",
    "header row with line number", "across",
    "one line", "one line /", "nested columns",
}  # fmt: skip
SPLITS_LABELS = {"split label", "wrapped label", "wrapped source"}
