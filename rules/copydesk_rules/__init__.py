"""The rules that come with copydesk: a family a folder, a rule a module."""
