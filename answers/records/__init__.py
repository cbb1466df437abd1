"""Source records of the ministries, their kinds and versions (Unterlagen)."""
