"""People and other names: their forms, titles and ages."""
