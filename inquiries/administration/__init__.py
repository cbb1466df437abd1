"""What the Fachadministration keeps: terms, groups, Members, ministries, each with its history (Stammdaten)."""
