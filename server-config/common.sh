# What the start scripts share. Each of them sources this, so it finds everything from its own place.
# Settings come from the environment, or from a file .env in the working directory; README.md lists them.
# shellcheck shell=bash

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
script=$(basename "$(dirname "$(readlink -f "${BASH_SOURCE[1]}")")")/run.sh

die() {
  printf '%s: %s\n' "$script" "$*" >&2
  exit 1
}

# A setting: from the environment, else from .env, else the default.
setting() {
  local name=$1 default=$2 line value
  if [ -n "${!name:-}" ]; then
    printf '%s' "${!name}"
    return
  fi
  if [ -r .env ]; then
    line=$(grep -E "^[[:space:]]*(export[[:space:]]+)?${name}[[:space:]]*=" .env | tail -n 1 || true)
    if [ -n "$line" ]; then
      value=$(printf '%s' "${line#*=}" | sed -E "s/^[[:space:]]+//; s/[[:space:]]+$//; s/^\"(.*)\"$/\1/; s/^'(.*)'$/\1/")
      [ -z "$value" ] || { printf '%s' "$value"; return; }
    fi
  fi
  printf '%s' "$default"
}

# The Java release of a JDK or JRE folder, or nothing.
java_release() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  sed -nE 's/^JAVA_VERSION="([0-9]+).*/\1/p' "$1/release"
}

# The folder of a JDK 25 or later: JAVA_HOME, the one on the path, then the usual folders.
find_java_home() {
  local home release on_path
  on_path=$(command -v java || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.jdks/* \
    "$HOME"/.sdkman/candidates/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] || continue
    release=$(java_release "$home")
    if [ -n "$release" ] && [ "$release" -ge 25 ]; then
      printf '%s' "$home"
      return
    fi
  done
}

# Sets java_home and java, or ends the script.
require_java() {
  java_home=$(find_java_home)
  [ -n "$java_home" ] || die "no JDK 25 found: install one (such as Temurin 25), or set JAVA_HOME to it"
  # shellcheck disable=SC2034 # for the scripts that start the JVM themselves
  java=$java_home/bin/java
}

# Fetches a server with Maven, once: fetch_server group:artifact:version folder. The folder then holds the unpacked ZIP.
fetch_server() {
  local artifact=$1 folder=$2
  [ ! -d "$folder" ] || return 0
  command -v mvn >/dev/null || die "Maven is not on the path, and $folder is not there: install Maven, or unpack $artifact there"
  rm -rf "$folder.part"
  mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack -f "$project/pom.xml" \
    -Dartifact="$artifact:zip" -DoutputDirectory="$folder.part" ||
    die "Maven could not fetch $artifact"
  mv "$folder.part" "$folder"
}

# Fetches one JAR with Maven, once: fetch_jar group:artifact:version file.
fetch_jar() {
  local artifact=$1 file=$2 name version
  [ ! -r "$file" ] || return 0
  command -v mvn >/dev/null || die "Maven is not on the path, and $file is not there: install Maven, or put $artifact there"
  name=${artifact#*:}
  version=${name#*:}
  name=${name%%:*}
  mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy -f "$project/pom.xml" \
    -Dartifact="$artifact" -DoutputDirectory="$file.part" ||
    die "Maven could not fetch $artifact"
  mv "$file.part/$name-$version.jar" "$file"
  rmdir "$file.part"
}

# Where the server keeps its job repository: in a file of its own, or in PostgreSQL if JOB_REPOSITORY_URL is set. Then sets
# repository=postgresql and driver (the JDBC driver's JAR), and exports JOB_REPOSITORY_URL, _USER and _PASSWORD: the server's
# configuration only names these variables, so that the password is in no file, no log and on no command line.
postgresql_version=42.7.14
prepare_repository() {
  local url
  # shellcheck disable=SC2034 # for the scripts
  repository=h2
  url=$(setting JOB_REPOSITORY_URL '')
  [ -n "$url" ] || return 0
  if [[ ! $url =~ ^jdbc:postgresql://[^/?@[:space:]]+/[^/?@[:space:]]+(\?[^[:space:]]*)?$ ]]; then
    # Not the value itself: it may hold a password.
    die "JOB_REPOSITORY_URL must be the JDBC address of a PostgreSQL database, such as jdbc:postgresql://127.0.0.1:5432/wallpaper; unset it to keep the job repository in a file"
  fi
  case $url in
    *[?\&]password=* | *[?\&]user=*) die "JOB_REPOSITORY_URL must not hold the user or the password: set JOB_REPOSITORY_USER and JOB_REPOSITORY_PASSWORD" ;;
  esac
  JOB_REPOSITORY_USER=$(setting JOB_REPOSITORY_USER '')
  JOB_REPOSITORY_PASSWORD=$(setting JOB_REPOSITORY_PASSWORD '')
  [ -n "$JOB_REPOSITORY_USER" ] || die "JOB_REPOSITORY_URL is set, but JOB_REPOSITORY_USER is not: set it to the database user's name"
  [ -n "$JOB_REPOSITORY_PASSWORD" ] || die "JOB_REPOSITORY_URL is set, but JOB_REPOSITORY_PASSWORD is not: set it to the database user's password"
  # A database that does not answer must not hold up a run, or a look at its health, for ever: seconds.
  case $url in *\?*) url=$url\& ;; *) url=$url\? ;; esac
  JOB_REPOSITORY_URL="${url}connectTimeout=10&loginTimeout=10&socketTimeout=30&tcpKeepAlive=true&ApplicationName=lastfm-wallpaper"
  export JOB_REPOSITORY_URL JOB_REPOSITORY_USER JOB_REPOSITORY_PASSWORD
  driver=${POSTGRESQL_JAR:-$project/target/server/postgresql-$postgresql_version.jar}
  fetch_jar "org.postgresql:postgresql:$postgresql_version" "$driver"
  # shellcheck disable=SC2034
  repository=postgresql
  await_repository
}

# Waits for PostgreSQL: no server's batch runtime gets over a database that is away when it first asks for its tables.
await_repository() {
  local address
  address=${JOB_REPOSITORY_URL#jdbc:postgresql://}
  address=${address%%/*}
  case $address in
    *,*) return 0 ;; # several hosts: the driver chooses
    *:*) ;;
    *) address=$address:5432 ;;
  esac
  repository_answers "$address" && return 0
  printf '%s: the job repository at %s does not answer: waiting for it\n' "$script" "$address" >&2
  until repository_answers "$address"; do sleep 1; done
}

repository_answers() {
  (exec 3<>"/dev/tcp/${1%:*}/${1##*:}") 2>/dev/null
}

# Ends the script if somebody listens there already: refuse_taken SETTING host port.
refuse_taken() {
  case $3 in
    '' | *[!0-9]*) die "$1 is '$3', but must be a number from 1 to 65535" ;;
  esac
  { [ "$3" -ge 1 ] && [ "$3" -le 65535 ]; } || die "$1 is '$3', but must be a number from 1 to 65535"
  if (exec 3<>"/dev/tcp/$2/$3") 2>/dev/null; then
    die "port $3 on $2 is taken: set $1 to a free one"
  fi
}

# Makes the folder of this server's own files, or ends the script if a server lives in it: claim_root folder. Two of them
# would take away each other's configuration and job repository. What a dead one wrote there counts for nothing.
claim_root() {
  local pid
  mkdir -p "$1"
  pid=$(cat "$1/pid" 2>/dev/null || true)
  case $pid in
    '' | *[!0-9]*) ;;
    *)
      if [ "$pid" != $$ ] && ps -p "$pid" -o args= 2>/dev/null | grep -qF -- "$1"; then
        die "a server runs in $1 already (process $pid): set SERVER_ROOT to another folder, or WALLPAPER_HOME"
      fi
      ;;
  esac
  printf '%s\n' $$ >"$1/pid"
}

# Checks what every server needs, and sets host, port, home, war, java_home and java.
prepare() {
  host=$(setting HOST 127.0.0.1)
  port=$(setting PORT 5000)
  home=$(setting WALLPAPER_HOME "$project/data")
  war=${WALLPAPER_WAR:-$project/target/lastfm-wallpaper.war}
  case $host in
    *[!0-9A-Za-z.:_-]*) die "HOST is '$host', but must be an address or a host name" ;;
  esac
  require_java
  [ -r "$war" ] || die "$war is not there: build it with 'mvn package'"
  { mkdir -p "$home" 2>/dev/null && [ -w "$home" ]; } ||
    die "WALLPAPER_HOME is '$home', but that folder cannot be written"
  home=$(cd "$home" && pwd)
  refuse_taken PORT "$host" "$port"
  export WALLPAPER_HOME=$home
}
