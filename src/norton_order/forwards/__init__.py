"""Header blocks that mail programs print above a forwarded or quoted mail to who wrote to whom, and when."""
