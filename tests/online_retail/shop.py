"""What is known of the shop before anything is reckoned."""

from __future__ import annotations

from datetime import date

TODAY = date(2011, 12, 9)
COUNTRIES = {
    "EIRE": "Ireland", "USA": "United States", "RSA": "South Africa", "Hong Kong": "Hong Kong SAR China",
    "Czech Republic": "Czechia",
}  # fmt: skip
"""Countries under the names we show them by, where the shop's are others."""
NO_COUNTRIES = ["Channel Islands", "European Community", "Unspecified"]
REGIONS = {
    "North America": ["United States", "Canada"],
    "Latin America": ["Brazil"],
    "Eastern Europe and Central Asia": ["Czechia", "Lithuania", "Poland"],
    "Middle East": ["Bahrain", "Israel", "Lebanon", "Saudi Arabia", "United Arab Emirates"],
    "Africa": ["South Africa"],
    "South-East Asia": ["Singapore"],
    "East Asia": ["Hong Kong SAR China", "Japan"],
    "Oceania": ["Australia"],
}
"""Where its customers are, as we name the regions; all others are in Western Europe."""
