#!/usr/bin/env bash
# Runs the built WAR on WildFly, in the foreground, until Ctrl-C or SIGTERM.
set -euo pipefail
# shellcheck source=server-config/common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

version=39.0.1.Final
config=$project/server-config/wildfly
prepare
prepare_repository
fetch_server "org.wildfly:wildfly-dist:$version" "$project/target/server/wildfly"
server=$project/target/server/wildfly/wildfly-$version
admin_port=$(setting ADMIN_PORT 9990)
refuse_taken ADMIN_PORT 127.0.0.1 "$admin_port"
export JAVA_HOME=$java_home
unset JBOSS_HOME

# A server folder of our own, with the job repository (H2) in its data folder: it survives a restart of the process. With
# PostgreSQL its driver is a module of that folder.
# Another version or configuration replaces standalone.xml alone, not the data and not the users of the console.
base=${SERVER_ROOT:-$home/wildfly}
scripts=("$config/configure.cli" "$config/standalone.cli")
modules=$server/modules
if [ "$repository" = postgresql ]; then
  scripts+=("$config/postgresql.cli")
  modules=$base/modules:$modules
  rm -rf "$base/modules"
  mkdir -p "$base/modules/org/postgresql/main"
  cp "$config/postgresql-module.xml" "$base/modules/org/postgresql/main/module.xml"
  cp "$driver" "$base/modules/org/postgresql/main/postgresql.jar"
fi
configured="$version $(cat "${scripts[@]}" | cksum)"
if [ "$(cat "$base/configured" 2>/dev/null || true)" != "$configured" ]; then
  mkdir -p "$base/configuration" "$base/deployments" "$base/lib"
  for file in "$server"/standalone/configuration/*; do
    [ -e "$base/configuration/${file##*/}" ] || cp "$file" "$base/configuration"
  done
  cp "$server/standalone/configuration/standalone.xml" "$base/configuration"
  {
    echo 'embed-server --std-out=discard'
    cat "${scripts[@]}"
    echo 'stop-embedded-server'
  } >"$base/all.cli"
  JBOSS_MODULEPATH=$modules JAVA_OPTS="-Djboss.server.base.dir=$base -Dmodule.path=$modules" "$server/bin/jboss-cli.sh" --file="$base/all.cli" >"$base/configure.log" 2>&1 ||
    die "WildFly could not be configured: $(tail -n 5 "$base/configure.log")"
  printf '%s\n' "$configured" >"$base/configured"
fi
rm -f "$base"/deployments/lastfm-wallpaper.war*
cp "$war" "$base/deployments/lastfm-wallpaper.war"

# The options that standalone.sh gives the JVM, without that script: it would stay between us and the server, and whoever
# kills this process with -9 would leave the server running.
# shellcheck disable=SC2034 # JAVA and GREP are read by the sourced file
JAVA=$java GREP=grep DIRNAME=$server/bin
set +eu
# shellcheck source=/dev/null
. "$server/bin/common.sh"
setDefaultModularJvmOptions
set -eu

# shellcheck disable=SC2086 # JAVA_OPTS and the modular options hold several words
exec "$java" -D"[Standalone]" \
  ${DEFAULT_MODULAR_JVM_OPTIONS:-} \
  --enable-native-access=ALL-UNNAMED \
  --sun-misc-unsafe-memory-access=allow \
  -Djava.awt.headless=true \
  -Djava.net.preferIPv4Stack=true \
  -Djboss.modules.system.pkgs=org.jboss.byteman \
  -Djdk.serialFilter='maxbytes=10485760;maxdepth=128;maxarray=100000;maxrefs=300000' \
  ${JAVA_OPTS:-} \
  -Dorg.jboss.boot.log.file="$base/log/server.log" \
  -Dlogging.configuration="file:$base/configuration/logging.properties" \
  -jar "$server/jboss-modules.jar" \
  -mp "$modules" \
  org.jboss.as.standalone \
  -Djboss.home.dir="$server" \
  -Djboss.server.base.dir="$base" \
  -Djboss.http.port="$port" \
  -Djboss.management.http.port="$admin_port" \
  -b "$host" -bmanagement 127.0.0.1
