"""From a reader's lines to the tree."""
