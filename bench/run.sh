#!/usr/bin/env bash
# Measures our wallpapers against a peer's, which makes the same with Pillow.
#
#   bench/run.sh [render] [PEER]   one thread, cover by cover, by processor time
#   bench/run.sh job [PEER]        the whole job through HTTP: 60 albums, every answer of the stand-in 30 ms late; native,
#                                  Java alone, one partition and two; then 1,000 albums (LONG)
#   bench/run.sh stages            the single stages of a wallpaper, and what they allocate
#
# PEER is the peer's script; without the argument the environment variable PEER names it. TURNS says how often each
# has its turn (3). COVERS names files for the render mode in place of the set that is made here; their names must look
# like scene-1000-0.jpg.
# The last line is JSON.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$project"

mode=render
case ${1:-} in render | job | stages) mode=$1; shift ;; esac
peer=${1:-${PEER:-}}
[ "$mode" = stages ] || [ -r "$peer" ] || { echo "name the peer's script: bench/run.sh [render|job] PEER" >&2; exit 2; }
turns=${TURNS:-3}
python=/usr/bin/python3 # the one that Debian's python3-pil belongs to
# shellcheck source=server-config/common.sh
. server-config/common.sh
script=bench/run.sh
require_java

has_all() {
  "$python" -c 'import PIL' 2>/dev/null && ldconfig -p | grep -q libdeflate.so.0 && ldconfig -p | grep -q libturbojpeg.so.0
}
if ! has_all; then
  [ "$(id -u)" = 0 ] || { echo "install python3-pil, libdeflate0 and libturbojpeg0" >&2; exit 2; }
  { apt-get update && apt-get install -y python3-pil libdeflate0 libturbojpeg0; } >&2
fi

out=target/bench
mkdir -p "$out/turns" "$out/covers"
# Whether a file is missing or older than the sources.
stale() {
  [ ! -r "$1" ] || [ -n "$(find pom.xml src batch-jobs -newer "$1" -print -quit)" ]
}
describe=(dependency:build-classpath -Dmdep.outputFile="$out/classpath" -Dmdep.includeScope=test)
if [ "$mode" = job ] && stale target/lastfm-wallpaper.war; then
  mvn -B -q package -DskipTests "${describe[@]}" >&2
elif stale "$out/classpath"; then
  mvn -B -q test-compile "${describe[@]}" >&2
  touch "$out/classpath" # the plugin leaves it alone when nothing has changed
fi
classpath="target/classes:target/test-classes:$(cat "$out/classpath")"
run=("$java" --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Xmx1g -cp "$classpath")

render() {
  "${run[@]}" org.lastfmwallpaper.standin.art.CoverSet "$out/covers" >&2
  # The JDK writes no WebP.
  "$python" - "$out/covers" <<'PYTHON' >&2
import sys
from pathlib import Path
from PIL import Image
for png in Path(sys.argv[1]).glob("*.png"):
    webp = png.with_suffix(".webp")
    if not webp.exists():
        Image.open(png).convert("RGB").save(webp, quality=90)
PYTHON
  rm -f "$out"/turns/*.jsonl
  # shellcheck disable=SC2206 # a list of files
  covers=(${COVERS:-$out/covers/*-*-*.*})
  for turn in $(seq "$turns"); do
    "$python" bench/peer.py "$peer" render "${covers[@]}" >"$out/turns/peer-$turn.jsonl"
    for way in java native; do
      "${run[@]}" org.lastfmwallpaper.render.RenderBenchmark "$way" "${WARM_SECONDS:-15}" "${covers[@]}" \
        >"$out/turns/$way-$turn.jsonl"
    done
  done
  "$python" bench/report.py "$out/turns"
}

stages() {
  "${run[@]}" org.lastfmwallpaper.standin.art.CoverSet "$out/covers" >&2
  "${run[@]}" org.lastfmwallpaper.render.StageBenchmark "$out"/covers/{scene-1000-0,flat-1000-0,scene-3000-0}.jpg
}

# Starts a server: its name, then its settings.
serve() {
  name=$1
  port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  env "${@:2}" LASTFM_API_URL="$api" COVER_HOSTS=127.0.0.1 ALLOW_PRIVATE_ADDRESSES=true \
    WALLPAPER_HOME="$home/$name" HOST=127.0.0.1 PORT="$port" server-config/payara-micro/run.sh >"$home/$name.log" 2>&1 &
  children+=($!)
  servers+=("$name=$port=$!")
  until curl -fs -o /dev/null "http://127.0.0.1:$port/api/memory"; do
    kill -0 "$!" || { tail -50 "$home/$name.log" >&2; exit 1; }
    sleep 0.5
  done
}

job() {
  home=$(mktemp -d)
  children=()
  servers=()
  trap 'kill "${children[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$home"' EXIT
  "${run[@]}" org.lastfmwallpaper.standin.LastFmStandIn 0 30 >"$home/api" &
  children+=($!)
  until [ -s "$home/api" ]; do sleep 0.2; done
  api=$(cat "$home/api")
  key=$(sed -n 's/.*API_KEY = "\(.*\)";/\1/p' src/test/java/org/lastfmwallpaper/standin/LastFmStandIn.java)
  export LASTFM_API_KEY=$key
  cat >"$home/disk.jfc" <<'JFC'
<?xml version="1.0" encoding="UTF-8"?>
<configuration version="2.0">
  <event name="jdk.FileForce">
    <setting name="enabled">true</setting>
    <setting name="threshold">0 ms</setting>
    <setting name="stackTrace">false</setting>
  </event>
</configuration>
JFC
  serve native JAVA_OPTS="-XX:StartFlightRecording:settings=$home/disk.jfc"
  serve java NATIVE_CODE=false
  serve one MAX_WORKERS=1
  serve two MAX_WORKERS=2
  "$python" bench/job.py "$api" "$peer" "$turns" "${ALBUMS:-60}" "${LONG:-1000}" "$home" "${servers[@]}"
}

"$mode"
