"""Points of size and time as a picture: an SVG with axes, the points, and the straight line through the largest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH: Final = 560
HEIGHT: Final = 300
LEFT: Final = 60
BOTTOM: Final = 250
RIGHT: Final = 520
TOP: Final = 30


def plot(points: Sequence[tuple[float, float]]) -> str:
    """Return an SVG of *points*, (MB, seconds), smallest first."""
    largest, longest = points[-1]
    slowest = max(seconds for _size, seconds in points)

    def place(size: float, seconds: float) -> tuple[float, float]:
        return LEFT + (RIGHT - LEFT) * size / largest, BOTTOM - (BOTTOM - TOP) * seconds / slowest

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<path d="M{LEFT} {TOP}V{BOTTOM}H{RIGHT}" fill="none" stroke="#333"/>',
        f'<text x="{(LEFT + RIGHT) / 2}" y="{HEIGHT - 12}" text-anchor="middle">size of the mailbox (GB)</text>',
        f'<text x="{LEFT - 44}" y="{TOP - 10}">seconds</text>',
    ]
    end = place(largest, longest)
    lines.append(
        f'<path d="M{LEFT} {BOTTOM}L{end[0]:.1f} {end[1]:.1f}" stroke="#999" stroke-dasharray="4 4"/>'
    )
    for size, seconds in points:
        x, y = place(size, seconds)
        lines.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#0a5"/>')
        if size >= 500:  # the words of smaller ones would lie over each other
            lines.append(f'<text x="{x - 8:.1f}" y="{y - 8:.1f}" text-anchor="end">{seconds:.1f}</text>')
            lines.append(f'<text x="{x:.1f}" y="{BOTTOM + 18}" text-anchor="middle">{size / 1000:g}</text>')
    return "\n".join([*lines, "</svg>", ""])
