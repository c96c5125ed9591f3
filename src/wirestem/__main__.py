"""`python -m wirestem` is the program `wirestem`."""

from wirestem.cli import main

if __name__ == "__main__":
    main()
