"""Made-up customers with orders, requests and feedback, to try a workbook with before one's own data are in it."""

from .filled import MOST, filled

__all__ = ["MOST", "filled"]
