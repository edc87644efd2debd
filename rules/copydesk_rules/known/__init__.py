"""What is on record: dated tables in TOML, each row with a source and an as-of date, and what reads them."""
