"""Everything that people read: words, cards, buttons."""
