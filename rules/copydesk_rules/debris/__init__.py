"""What production leaves in the copy."""
