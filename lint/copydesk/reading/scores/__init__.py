"""Scores, margins, series and tables of sport and of votes."""
