"""A Telegram of your own: Bot API server, test people and a clock that can be moved."""
