"""The command line (contract, "Command line"): results on stdout, progress on stderr, exit codes 0 to 4."""

import sys

try:
    from ichlinks.cli.main import main
except KeyboardInterrupt:  # While everything is loaded, nothing has been started.
    sys.exit(130)

__all__ = ["main"]
