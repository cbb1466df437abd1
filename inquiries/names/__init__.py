"""The names that papers print, who they belong to, and the desk that settles the unknown ones."""
