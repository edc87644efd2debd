"""What stands above a story and says it in short, and how it is held against the story."""
