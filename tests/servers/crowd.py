"""How many are asked at the same moment."""

import time
from threading import Lock


class Crowd:
    """`stay` takes 50 ms; `most` is how many did so at once."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self._lock = Lock()

    def stay(self) -> None:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.05)
        with self._lock:
            self.now -= 1
