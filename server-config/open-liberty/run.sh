#!/usr/bin/env bash
# Runs the built WAR on Open Liberty, in the foreground, until Ctrl-C or SIGTERM.
set -euo pipefail
# shellcheck source=server-config/common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

version=26.0.0.3
h2_version=2.3.232
config=$project/server-config/open-liberty
prepare
prepare_repository
fetch_server "io.openliberty:openliberty-runtime:$version" "$project/target/server/open-liberty"
fetch_jar "com.h2database:h2:$h2_version" "$project/target/server/open-liberty/h2-$h2_version.jar"
server=$project/target/server/open-liberty/wlp

# A server folder of our own, with the job repository (H2) in it: it survives a restart of the process.
root=${SERVER_ROOT:-$home/open-liberty}
mkdir -p "$root/servers/wallpaper"
cp "$config/server.xml" "$config/bootstrap.properties" "$root/servers/wallpaper"
cp "$config/repository-$repository.xml" "$root/servers/wallpaper/repository.xml"
# What Liberty remembers between starts includes the values of variables that come from the environment: for us alone.
mkdir -p "$root/servers/wallpaper/workarea"
chmod 700 "$root/servers/wallpaper/workarea"
export POSTGRESQL_JAR=${driver:-}

export JAVA_HOME=$java_home
export HOST=$host PORT=$port WALLPAPER_WAR=$war H2_JAR=$project/target/server/open-liberty/h2-$h2_version.jar
export WLP_USER_DIR=$root SERVER_WORKING_DIR=$PWD
unset WLP_OUTPUT_DIR
export JVM_ARGS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true ${JAVA_OPTS:-}"
exec "$server/bin/server" run wallpaper
