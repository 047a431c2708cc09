"""What a book comes to: figures worked out by Python, once each, for derived columns, sheets and reports alike."""

from .rates import Rates
from .worked import Worked

__all__ = ["Rates", "Worked"]
