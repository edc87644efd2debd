"""A module a subcommand; each has ``run(arguments) -> exit code``."""
