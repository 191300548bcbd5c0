#!/bin/sh
# Makes Termin's namespace and its search attributes where they are missing. Runs at every start; what is there stays as it is.
# The attributes are those of workflows/search-attributes.ts: a test compares the two.
set -eu

: "${TEMPORAL_ADDRESS:?}" "${TEMPORAL_NAMESPACE:?}" "${TEMPORAL_RETENTION:?}"
export TEMPORAL_ADDRESS TEMPORAL_NAMESPACE

ATTEMPTS=60
SLEEP_SECONDS=2

# A server that has just started, or has just been told of a namespace, takes some seconds until it knows it everywhere.
retry() {
  attempt=1
  until "$@"; do
    if [ "$attempt" -ge "$ATTEMPTS" ]; then
      echo "gave up after $ATTEMPTS attempts: $*" >&2
      return 1
    fi
    attempt=$((attempt + 1))
    sleep "$SLEEP_SECONDS"
  done
}

namespace() {
  temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1 ||
    temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention "$TEMPORAL_RETENTION"
}

search_attributes() {
  temporal operator search-attribute create \
    --name TerminCreditorId --type Keyword \
    --name TerminState --type Keyword \
    --name TerminNextBilling --type Datetime \
    --name TerminAttention --type Keyword
}

retry temporal operator cluster health
retry namespace
retry search_attributes
