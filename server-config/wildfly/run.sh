#!/usr/bin/env bash
# Runs the built WAR on WildFly, in the foreground, until Ctrl-C or SIGTERM.
set -euo pipefail
# shellcheck source=server-config/common.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/../common.sh"

version=39.0.1.Final
prepare
fetch_server "org.wildfly:wildfly-dist:$version" "$project/target/server/wildfly"
server=$project/target/server/wildfly/wildfly-$version

# A server folder of our own, with the job repository (H2) in it: it survives a restart of the process.
base=${SERVER_ROOT:-$home/wildfly}
export JAVA_HOME=$java_home
if [ ! -e "$base/configured" ]; then
  rm -rf "$base"
  mkdir -p "$base"
  cp -R "$server/standalone/." "$base"
  {
    echo 'embed-server --std-out=discard'
    cat "$(dirname "${BASH_SOURCE[0]}")/configure.cli"
    echo 'stop-embedded-server'
  } >"$base/configure.cli"
  JAVA_OPTS="-Djboss.server.base.dir=$base" "$server/bin/jboss-cli.sh" --file="$base/configure.cli" ||
    die "WildFly could not be configured"
  touch "$base/configured"
fi
cp "$war" "$base/deployments/lastfm-wallpaper.war"

# The management console is at port 9990 (CONSOLE_PORT), for users that bin/add-user.sh makes.
export JAVA_OPTS="--enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Djava.net.preferIPv4Stack=true ${JAVA_OPTS:-}"
exec "$server/bin/standalone.sh" \
  -Djboss.server.base.dir="$base" \
  -Djboss.http.port="$port" \
  -Djboss.https.port="$(setting HTTPS_PORT 8443)" \
  -Djboss.management.http.port="$(setting CONSOLE_PORT 9990)" \
  -b "$host" -bmanagement 127.0.0.1
