#!/usr/bin/env python3
"""Reads what the turns printed and makes the table: report.py FOLDER

FOLDER holds files NAME-TURN.jsonl with NAME peer, java or native. Covers are grouped by kind, size and format.
"""
import json
import re
import statistics
import sys
from collections import defaultdict
from pathlib import Path

OURS = ("java", "native")
times = defaultdict(lambda: defaultdict(list))  # (who, group) -> cover -> milliseconds of each turn
stages = defaultdict(lambda: defaultdict(list))
sizes = defaultdict(dict)
for file in sorted(Path(sys.argv[1]).glob("*.jsonl")):
    who = file.name.split("-")[0]
    for line in file.read_text().splitlines():
        one = json.loads(line)
        kind, side, _, form = re.fullmatch(r"(\w+)-(\d+)-(\d+)\.(\w+)", one["cover"]).groups()
        for group in (f"{kind} {side} {form}", f"all {side} {form}", "all"):
            times[who, group][one["cover"]].append(one["ms"])
            sizes[who, group][one["cover"]] = one["bytes"]
            for stage, ms in one["stages"].items():
                stages[who, group][one["cover"], stage].append(ms)


def mean_of(by_cover, pick):
    return statistics.fmean(pick(turns) for turns in by_cover.values())


def row(who, group):
    by_stage = defaultdict(list)
    for (_, stage), turns in stages[who, group].items():
        by_stage[stage].append(statistics.median(turns))
    return {"min_ms": round(mean_of(times[who, group], min), 1),
            "median_ms": round(mean_of(times[who, group], statistics.median), 1),
            "bytes": round(statistics.fmean(sizes[who, group].values())),
            "stages_ms": {stage: round(statistics.fmean(ms), 1) for stage, ms in by_stage.items()}}


def order(group):
    kind, *rest = group.split()
    return (kind == "all", int(rest[0]) if rest else 0, group)


result = {}
for group in sorted({group for _, group in times}, key=order):
    rows = {who: row(who, group) for who in ("peer", *OURS) if (who, group) in times}
    for who in OURS:
        if who in rows and "peer" in rows:
            rows[who]["faster_min"] = round(rows["peer"]["min_ms"] / rows[who]["min_ms"], 2)
            rows[who]["faster_median"] = round(rows["peer"]["median_ms"] / rows[who]["median_ms"], 2)
            rows[who]["bytes_ratio"] = round(rows[who]["bytes"] / rows["peer"]["bytes"], 3)
    result[group] = rows

print(f"{'covers':<20}{'who':<8}{'min ms':>8}{'median':>8}{'faster':>8}{'median':>8}{'bytes':>10}{'ratio':>7}  stages, ms")
for group, rows in result.items():
    for who, one in rows.items():
        detail = " ".join(f"{stage} {ms}" for stage, ms in one["stages_ms"].items())
        print(f"{group:<20}{who:<8}{one['min_ms']:>8}{one['median_ms']:>8}{one.get('faster_min', ''):>8}"
              f"{one.get('faster_median', ''):>8}{one['bytes']:>10}{one.get('bytes_ratio', ''):>7}  {detail}")
print(json.dumps(result))
