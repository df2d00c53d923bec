"""Knowledge without opinions: numerals, units, dates, divisions, reform types, indicators."""
