"""The tables of known/*.toml as Python, made by scripts/generate_known_tables.py. Do not edit."""
