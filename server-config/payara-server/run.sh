#!/usr/bin/env bash
# Runs the built WAR on Payara Server, in the foreground, until Ctrl-C or SIGTERM.
set -euo pipefail
# shellcheck source=server-config/common.sh
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../common.sh"

version=7.2025.1
config=$project/server-config/payara-server
prepare
prepare_repository
admin_port=$(setting ADMIN_PORT 4848)
refuse_taken ADMIN_PORT 127.0.0.1 "$admin_port"
fetch_server "fish.payara.distributions:payara:$version" "$project/target/server/payara-server"
server=$project/target/server/payara-server/payara7
export JAVA_HOME=$java_home AS_JAVA=$java_home

# A domain of our own, with the job repository (H2) in it: it survives a restart of the process. What the last start has
# deployed is written there too, and goes: it would be loaded, then stopped to be deployed anew.
root=${SERVER_ROOT:-$home/payara-server}
domain=$root/domain
mkdir -p "$root"
[ -e "$domain/config/domain.xml" ] || cp -R "$server/glassfish/domains/domain1" "$domain"
rm -rf "$domain/applications" "$domain/generated" "$domain/osgi-cache"

rm -f "$domain"/lib/postgresql-*.jar
[ "$repository" = h2 ] || cp "$driver" "$domain/lib/postgresql-$postgresql_version.jar"

# One port for the application and one for the console, nothing else: not JMS's, and not those that H2 opens for others
# with AUTO_SERVER. TLS is the proxy's task.
sed -e 's/;AUTO_SERVER=TRUE/;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0/' \
  -e 's|<config name="server-config">|&<jms-service type="DISABLED"/>|' \
  "$server/glassfish/domains/domain1/config/domain.xml" >"$domain/config/domain.xml"
if [ "$repository" = postgresql ]; then
  # What postgresql.asadmin does on a running server. As a boot file it would have the password in the log.
  property() { printf '<property name="%s" value="${ENV=JOB_REPOSITORY_%s}"/>' "$1" "$2"; }
  pool='<jdbc-connection-pool name="wallpaper-jobs" res-type="javax.sql.DataSource" datasource-classname="org.postgresql.ds.PGSimpleDataSource"'
  pool+=' steady-pool-size="0" is-connection-validation-required="true" connection-validation-method="auto-commit" fail-all-connections="true">'
  pool+="$(property URL URL)$(property user USER)$(property password PASSWORD)</jdbc-connection-pool>"
  pool+='<jdbc-resource pool-name="wallpaper-jobs" jndi-name="jdbc/wallpaper-jobs"/>'
  sed -i -e "s|<resources>|&$pool|" -e 's|<resource-ref ref="jdbc/__default" */>|&<resource-ref ref="jdbc/wallpaper-jobs"/>|' \
    "$domain/config/domain.xml"
fi
sed -i -e 's/ansiColor=true/ansiColor=false/' "$domain/config/logging.properties"
own=configs.config.server-config
listeners=$own.network-config.network-listeners.network-listener
cat >"$root/preboot.asadmin" <<END
set $listeners.http-listener-1.address=$host
set $listeners.http-listener-1.port=$port
set $listeners.http-listener-2.enabled=false
set $listeners.admin-listener.address=127.0.0.1
set $listeners.admin-listener.port=$admin_port
set $own.network-config.protocols.protocol.http-listener-1.http.server-header=false
set $own.iiop-service.iiop-listener.orb-listener-1.enabled=false
set $own.iiop-service.iiop-listener.SSL.enabled=false
set $own.iiop-service.iiop-listener.SSL_MUTUALAUTH.enabled=false
set $own.admin-service.jmx-connector.system.enabled=false
set $own.hazelcast-config-specific-configuration.enabled=false
END
{
  cat "$config/configure.asadmin"
  [ "$repository" = h2 ] || grep '^set-batch-runtime-configuration' "$config/postgresql.asadmin"
  echo "disable-phone-home"
  echo "deploy --force=true --name=lastfm-wallpaper --contextroot=/lastfm-wallpaper $war"
} >"$root/postboot.asadmin"

# asadmin says how it would start the JVM, one word a line between its first and its last line; we become that JVM, so that
# whoever kills this process reaches the server.
"$server/bin/asadmin" start-domain --dry-run --domaindir "$root" \
  --prebootcommandfile "$root/preboot.asadmin" --postbootcommandfile "$root/postboot.asadmin" domain >"$root/command.txt" ||
  die "asadmin could not prepare the domain: $(tail -n 5 "$root/command.txt")"
mapfile -t command < <(sed -n -e '2,/^$/p' "$root/command.txt" | sed '/^$/d')
[ "${#command[@]}" -gt 1 ] || die "asadmin did not say how to start the server: $(cat "$root/command.txt")"
# shellcheck disable=SC2086 # JAVA_OPTS holds several words
exec "${command[0]}" ${JAVA_OPTS:-} "${command[@]:1}" </dev/null
