"""The parliament and its people: terms, groups, Members, ministries, dated rules (Landtag)."""
