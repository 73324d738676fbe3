"""Readers: what is in a file, as lines with hints."""
