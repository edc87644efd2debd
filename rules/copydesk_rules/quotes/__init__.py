"""Rules about what is quoted and what is put right."""
