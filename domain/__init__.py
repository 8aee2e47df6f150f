"""The rules of leads and nags: values in, values out; no I/O, no Telegram, no clock of its own."""
