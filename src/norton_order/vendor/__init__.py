"""What is publicly known about the vendor's mails, as data with its sources."""
