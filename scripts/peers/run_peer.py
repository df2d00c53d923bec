"""Run one peer over passages: JSON lines in, one JSON line out with what it found and its CPU seconds."""

from __future__ import annotations

import contextlib
import importlib
import json
import sys
import time


def main() -> None:
    peer = importlib.import_module(sys.argv[1])
    passages = [json.loads(line) for line in sys.stdin]
    with contextlib.redirect_stdout(sys.stderr):
        peer.find(passages[0] if passages else "")
        began = time.process_time()
        found = [peer.find(passage) for passage in passages]
        seconds = time.process_time() - began
    print(json.dumps({"found": found, "seconds": seconds}))


if __name__ == "__main__":
    main()
