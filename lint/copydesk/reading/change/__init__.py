"""What rose, fell or was multiplied: from what, to what, by how much."""
