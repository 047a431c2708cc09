"""What a book comes to: figures worked out by Python, once each, for derived columns, sheets and reports alike."""

from .rates import Rates
from .worked import USUAL_GROUPINGS, Worked

__all__ = ["USUAL_GROUPINGS", "Rates", "Worked"]
