"""What is done to text before it is shown: words for people, sanitising, redaction, display width."""
