"""Made-up lives of contracts: the mails that tell of them, and what must come out."""
