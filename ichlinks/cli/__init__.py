"""The command line (contract, "Command line"): results on stdout, progress on stderr, exit codes 0 to 4."""

from ichlinks.cli.main import main

__all__ = ["main"]
