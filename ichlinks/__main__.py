"""`python -m ichlinks`."""

from ichlinks.cli import main

main()
