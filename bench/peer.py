#!/usr/bin/env python3
"""Times the peer on covers, in this process, by processor time: peer.py PEER COVER...

Prints a line of JSON for each cover: milliseconds in all and by the peer's own stages, and bytes.
"""
import importlib.util
import json
import sys
import time
from collections import defaultdict
from pathlib import Path

# The peer takes the time with this clock. On a loaded machine only the thread's own processor time means anything.
time.perf_counter = time.thread_time

spec = importlib.util.spec_from_file_location("peer", sys.argv[1])
peer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(peer)
face = peer.font()
covers = [(Path(name).name, Path(name).read_bytes()) for name in sys.argv[2:]]
peer.wallpaper(covers[0][1], "warm up", face)
for name, data in covers:
    spent, begin = defaultdict(float), time.thread_time()
    size = len(peer.wallpaper(data, "Artist \u2013 Album", face, spent))
    total = time.thread_time() - begin
    print(json.dumps({"cover": name, "ms": round(total * 1000, 2),
                      "stages": {stage: round(s * 1000, 2) for stage, s in spent.items()}, "bytes": size}))
