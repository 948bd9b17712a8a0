#!/usr/bin/env bash
# Runs the built WAR on Payara Micro, in the foreground, until Ctrl-C or SIGTERM.
set -euo pipefail
# shellcheck source=server-config/common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

prepare
server=${PAYARA_MICRO_JAR:-$project/target/server/payara-micro.jar}
prepare_repository
[ -r "$server" ] || die "$server is not there: 'mvn package' fetches it"

# The job repository (H2) lives in the server's root folder, and so survives a restart of the process.
root=${SERVER_ROOT:-$home/payara-micro}
claim_root "$root"
# What the last start has deployed is written there too: it would be loaded, then stopped to be deployed anew.
rm -rf "$root/config" "$root/applications" "$root/generated"
# H2's own shutdown hook would close it while runs still commit what they have, its server mode (AUTO_SERVER) would open
# a port on all interfaces, and what it writes late would be lost by a kill.
# shellcheck disable=SC2016 # the server fills in its own folder
database='jdbc:h2:${com.sun.aas.instanceRoot}/lib/databases/embedded_default;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0'
network=configs.config.server-config.network-config
# Its HTTP/2 breaks a connection off that carries some two hundred streams; browsers speak it over TLS alone.
{
  printf 'set %s.network-listeners.network-listener.http-listener.address=%s\n' "$network" "$host"
  printf 'set %s.protocols.protocol.http-listener.http.server-header=false\n' "$network"
  printf 'set %s.protocols.protocol.http-listener.http.http2-enabled=false\n' "$network"
  printf 'set resources.jdbc-connection-pool.H2Pool.property.URL=%s\n' "$database"
  [ "$repository" = h2 ] || cat "$project/server-config/payara-server/postgresql.asadmin"
} >"$root/preboot.txt"
options=()
[ "$repository" = h2 ] || options=(--addlibs "$driver")

# shellcheck disable=SC2086 # JAVA_OPTS holds several words
exec "$java" \
  --enable-native-access=ALL-UNNAMED \
  --sun-misc-unsafe-memory-access=allow \
  -Djava.awt.headless=true \
  ${JAVA_OPTS:-} \
  -jar "$server" \
  --rootDir "$root" \
  --prebootcommandfile "$root/preboot.txt" \
  "${options[@]}" \
  --nohazelcast \
  --disablephonehome \
  --port "$port" \
  --deploy "$war" \
  --contextRoot /
