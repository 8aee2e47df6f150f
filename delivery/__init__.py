"""The wire: what leaves for and comes from Telegram, reliably."""
