#!/usr/bin/env python3
"""Times whole jobs through HTTP: job.py API_URL PEER TURNS ALBUMS LONG FOLDER NAME=PORT=PID...

By turns the peer and each server make wallpapers of the same albums. Prints a table and a line of JSON. For each: seconds
by the clock, and the processor seconds that its process took (with the server's collector, compiler and idle threads), which
neighbours on the machine disturb less; bytes; ratios to the peer. The servers' first jobs warm them up and do not count.

Then the first server makes 60 and LONG albums of one listener (0: it does not), and the time for an album is compared. What it
waited for the disk is read from its flight recorder.
"""
import json
import os
import re
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

api, peer, turns, albums, long, folder = sys.argv[1:7]
turns, albums, long = int(turns), int(albums), int(long)
servers = {name: (f"http://127.0.0.1:{port}/", int(pid)) for name, port, pid in (one.split("=") for one in sys.argv[7:])}
TICKS = os.sysconf("SC_CLK_TCK")


def call(url, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read())


def processor_seconds(pid):
    """User and system time, by proc(5)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def ours(name, listener, count):
    server, pid = servers[name]
    begin, before = time.perf_counter(), processor_seconds(pid)
    job = call(server + "api/jobs", {"username": listener, "limit": count})
    while job["status"] not in ("COMPLETED", "FAILED", "STOPPED", "ABANDONED"):
        time.sleep(0.2)  # each question costs the server milliseconds
        job = call(server + "api/jobs/" + job["jobId"])
    seconds, processor = time.perf_counter() - begin, processor_seconds(pid) - before
    if job["status"] != "COMPLETED":
        sys.exit(f"the job ended {job['status']} {job.get('exitStatus')}")
    return {"wallpapers": job["progress"]["done"], "s": seconds, "processor_s": processor, "bytes": job["archiveBytes"],
            "partitions": len(job["partitions"])}


def theirs():
    before = os.times()
    out = subprocess.run([sys.executable, Path(__file__).with_name("peer.py"), peer, "job", api, "sixty", str(albums), folder + "/peer.zip"],
                         check=True, capture_output=True, text=True).stdout
    after = os.times()
    one = json.loads(out.splitlines()[-1])
    return {"wallpapers": one["wallpapers"], "s": one["seconds"], "bytes": one["zip_bytes"], "partitions": 4,
            "processor_s": after.children_user + after.children_system - before.children_user - before.children_system}


def forced(pid):
    """Seconds that threads have waited for the disk, by the flight recorder."""
    recording = folder + "/server.jfr"
    java = Path(os.readlink(f"/proc/{pid}/exe")).parent
    subprocess.run([java / "jcmd", str(pid), "JFR.dump", "filename=" + recording], check=True, capture_output=True)
    events = json.loads(subprocess.run([java / "jfr", "print", "--json", "--events", "jdk.FileForce", recording],
                                       check=True, capture_output=True, text=True).stdout)
    waits = [event["values"]["duration"] for event in events["recording"]["events"]]
    return sum(float(re.fullmatch(r"PT([\d.E-]+)S", wait).group(1)) for wait in waits)


for name in servers:
    ours(name, "sixty", albums)
runs = {"peer": [], **{name: [] for name in servers}}
first = next(iter(servers))
before = forced(servers[first][1])
for _ in range(turns):
    runs["peer"].append(theirs())
    for name in servers:
        runs[name].append(ours(name, "sixty", albums))
waited = forced(servers[first][1]) - before

result = {}
for who, rs in runs.items():
    result[who] = {"wallpapers": rs[0]["wallpapers"], "partitions": rs[0]["partitions"], "bytes": rs[0]["bytes"]}
    for key in ("s", "processor_s"):
        result[who]["min_" + key] = round(min(r[key] for r in rs), 2)
        result[who]["median_" + key] = round(statistics.median(r[key] for r in rs), 2)
for name in servers:
    for key in ("min_s", "median_s", "min_processor_s"):
        result[name]["faster_" + key] = round(result["peer"][key] / result[name][key], 2)
    result[name]["bytes_ratio"] = round(result[name]["bytes"] / result["peer"]["bytes"], 3)
result["two_against_one"] = {key: round(result["one"][key] / result["two"][key], 2) for key in ("min_s", "median_s")}
# Each partition's thread waits for itself.
result["forcing_part"] = round(waited / sum(r["s"] * r["partitions"] for r in runs[first]), 4)
if long:
    ours(first, "thousand", long)  # the stand-in paints
    few = [ours(first, "thousand", 60) for _ in range(3)]
    many = ours(first, "thousand", long)
    result["long"] = {key: {"60": round(1000 * min(one[key] for one in few) / 60, 1),
                            str(long): round(1000 * many[key] / many["wallpapers"], 1)} for key in ("s", "processor_s")}
for who in runs:
    one = result[who]
    print(f"{who:<8}{one['wallpapers']:>4} wallpapers  min {one['min_s']:>7} s  median {one['median_s']:>7} s"
          f"  processor {one['min_processor_s']:>7} s  faster {one.get('faster_min_s', ''):>6} {one.get('faster_min_processor_s', ''):>6}"
          f"  {one['bytes']} bytes {one.get('bytes_ratio', '')}")
print(json.dumps(result))
