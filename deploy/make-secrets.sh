#!/bin/sh
# Makes what docker-compose.yml mounts as secrets, in ./secrets: run once as root in the clone, with the relay's address.
# What is there already stays. Whoever may not enter the folder reads none; in a container each sees what it is given.
set -eu
[ $# -eq 1 ] || { echo "usage: deploy/make-secrets.sh smtp+tls://user:password@smtp.example.org:587" >&2; exit 2; }
umask 022
mkdir -p secrets
chmod 700 secrets
cd secrets
keep() { [ -s "$1" ] || printf '%s' "$2" > "$1"; }
key() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
for name in secret_key postgres_password portal_password valkey_password; do keep "$name" "$(key)"; done
[ -e former_secret_keys ] || : > former_secret_keys  # separated by commas, until nothing is sealed with them any more
keep email_url "$1"
keep owner_url "postgres://pacto:$(cat postgres_password)@postgres:5432/pacto"
keep database_url "postgres://portal:$(cat portal_password)@postgres:5432/pacto"
keep redis_url "redis://:$(cat valkey_password)@valkey:6379/0"
keep valkey.conf "requirepass $(cat valkey_password)
save \"\"
maxmemory 256mb
maxmemory-policy noeviction
"
