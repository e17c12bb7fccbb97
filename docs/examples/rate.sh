#!/usr/bin/env bash
# What do 100000 XOF bring in GHS? Needs curl and jq; USDT_API is the gateway's address, USDT_KEY an API key.
# Exit code 3: there is no price to show to a customer now. USDT_TRIES: how often to ask while the gateway says "later" (3).
set -euo pipefail

refuse() {
  printf 'no price now: %s\n' "$1" >&2
  exit 3
}

# --retry waits as long as Retry-After says.
answer=$(curl --silent --show-error --fail-with-body --retry "$((${USDT_TRIES:-3} - 1))" --max-time 30 \
  --header "X-API-Key: $USDT_KEY" \
  "$USDT_API/api/v1/rates/cross?from_currency=XOF&to_currency=GHS&amount=100000") ||
  refuse "$(jq --raw-output '"\(.code): \(.detail) (trace \(.trace_id))"' <<<"$answer" 2>/dev/null || printf 'the gateway gave no answer')"

status=$(jq --raw-output '.status' <<<"$answer")
[ "$status" = fresh ] || refuse "the rate is $status, not fresh"
coverage=$(jq --raw-output '.coverage' <<<"$answer")
[ "$coverage" = 1 ] || refuse "the market takes only a part of this amount (coverage $coverage)"
jq --raw-output '"1 XOF = \(.rate) GHS, \(.age_seconds) s old; 100000 XOF bring \(.amount_received) GHS"' <<<"$answer"
