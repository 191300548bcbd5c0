#!/bin/sh
# Brings the schemas of Temporal's two databases up to the version of this image. Runs before every start of the server: what is
# there already stays as it is. The databases themselves are made by create-databases.sh.
set -eu

: "${SQL_HOST:?}" "${SQL_PORT:?}" "${SQL_USER:?}" "${SQL_PASSWORD:?}"
export SQL_PLUGIN=postgres12

for store in temporal visibility; do
  database=temporal
  [ "$store" = temporal ] || database="temporal_$store"
  temporal-sql-tool --db "$database" setup-schema --version 0.0
  temporal-sql-tool --db "$database" update-schema --schema-name "postgresql/v12/$store"
done
