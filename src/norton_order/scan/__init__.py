"""Sources to notices and rejections, in order, on several cores."""

from norton_order.scan.scanning import Scan, scan

__all__ = ["Scan", "scan"]
