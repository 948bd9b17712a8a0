#!/usr/bin/env python3
"""Times whole jobs through HTTP: job.py SERVER API_URL PEER TURNS ALBUMS FOLDER

By turns the server at SERVER and the peer make wallpapers of the same albums. Prints a table and a line of JSON:
wall-clock seconds, bytes and ratios. The server's first job warms it up and does not count.
"""
import json
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

server, api, peer, turns, albums, folder = sys.argv[1:]
turns, albums = int(turns), int(albums)
LISTENER = "sixty"


def call(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(server + path, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read())


def ours():
    begin = time.perf_counter()
    job = call("api/jobs", {"username": LISTENER, "limit": albums})
    while job["status"] not in ("COMPLETED", "FAILED", "STOPPED", "ABANDONED"):
        time.sleep(0.02)
        job = call("api/jobs/" + job["jobId"])
    seconds = time.perf_counter() - begin
    if job["status"] != "COMPLETED":
        sys.exit(f"the job ended {job['status']} {job.get('exitStatus')}")
    return {"wallpapers": job["progress"]["done"], "seconds": seconds, "zip_bytes": job["archiveBytes"]}


def theirs():
    out = subprocess.run([sys.executable, Path(__file__).with_name("peer.py"), peer, "job", api, LISTENER, str(albums), folder + "/peer.zip"],
                         check=True, capture_output=True, text=True).stdout
    return json.loads(out.splitlines()[-1])


ours()
runs = {"ours": [], "peer": []}
for _ in range(turns):
    runs["peer"].append(theirs())
    runs["ours"].append(ours())
result = {who: {"min_s": round(min(r["seconds"] for r in rs), 2),
                "median_s": round(statistics.median(r["seconds"] for r in rs), 2),
                "wallpapers": rs[0]["wallpapers"], "zip_bytes": rs[0]["zip_bytes"]} for who, rs in runs.items()}
for key in ("min_s", "median_s"):
    result["faster_" + key] = round(result["peer"][key] / result["ours"][key], 2)
result["bytes_ratio"] = round(result["ours"]["zip_bytes"] / result["peer"]["zip_bytes"], 3)
result["memory"] = call("api/memory")
for who in ("peer", "ours"):
    one = result[who]
    print(f"{who:<6}{one['wallpapers']:>4} wallpapers  min {one['min_s']:>7} s  median {one['median_s']:>7} s  {one['zip_bytes']} bytes")
print(json.dumps(result))
