"""eIds: assigned once, when a tree is complete, from the printed numbers (akn4un 8)."""
