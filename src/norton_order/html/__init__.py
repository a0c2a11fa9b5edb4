"""HTML to the lines, cells and anchors that a browser shows."""
