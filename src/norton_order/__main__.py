"""``python -m norton_order`` is the command."""

from norton_order.cli.entry import main

if __name__ == "__main__":
    main()
