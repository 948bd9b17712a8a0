#!/usr/bin/env python3
"""Runs the peer.

  peer.py PEER render COVER...              a line of JSON for each cover: processor time in milliseconds, in all and by
                                            the peer's own stages, and bytes
  peer.py PEER job API_URL USER LIMIT OUT   the peer's own job, with the key in LASTFM_API_KEY
"""
import importlib.util
import json
import os
import sys
import time
from collections import defaultdict
from pathlib import Path

spec = importlib.util.spec_from_file_location("peer", sys.argv[1])
peer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(peer)

if sys.argv[2] == "job":
    fetch = peer.fetch
    # It names a key of its own, which the stand-in does not know.
    peer.fetch = lambda url: fetch(url.replace("api_key=peer", "api_key=" + os.environ["LASTFM_API_KEY"]))
    api, user, limit, out = sys.argv[3:]
    peer.job(api, user, int(limit), out)
    sys.exit()

# The peer takes the time with this clock. On a loaded machine only the thread's own processor time means anything.
time.perf_counter = time.thread_time
face = peer.font()
covers = [(Path(name).name, Path(name).read_bytes()) for name in sys.argv[3:]]
peer.wallpaper(covers[0][1], "warm up", face)
for name, data in covers:
    spent, begin = defaultdict(float), time.thread_time()
    size = len(peer.wallpaper(data, "Artist \u2013 Album", face, spent))
    total = time.thread_time() - begin
    print(json.dumps({"cover": name, "ms": round(total * 1000, 2),
                      "stages": {stage: round(s * 1000, 2) for stage, s in spent.items()}, "bytes": size}))
