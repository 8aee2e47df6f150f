"""One method for each intention of a user; the only room that opens units of work."""
