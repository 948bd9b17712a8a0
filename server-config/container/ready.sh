#!/usr/bin/env bash
# Ends with 0 if the server in this container can take jobs on. The image has no curl.
set -euo pipefail
exec 3<>"/dev/tcp/127.0.0.1/${PORT:-5000}"
printf 'GET /health/ready HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
read -r -t 4 _ status _ <&3
[ "$status" = 200 ]
