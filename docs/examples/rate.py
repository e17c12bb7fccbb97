"""What do 100000 XOF bring in GHS? Standard library only; USDT_API is the gateway's address, USDT_KEY an API key.

Exit code 3: there is no price to show to a customer now. USDT_TRIES: how often to ask while the gateway says "later" (3).
"""
import json
import os
import sys
import time
import urllib.error
import urllib.request


def refuse(reason):
    print(f"no price now: {reason}", file=sys.stderr)
    sys.exit(3)


def ask(path, tries=int(os.environ.get("USDT_TRIES", "3"))):
    request = urllib.request.Request(os.environ["USDT_API"] + path, headers={"X-API-Key": os.environ["USDT_KEY"]})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            # Money stays decimal: every rate and amount is a string.
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        problem = json.load(refused)
        if refused.code in (429, 503) and tries > 1:
            time.sleep(int(refused.headers["Retry-After"]))
            return ask(path, tries - 1)
        return refuse(f"{problem['code']}: {problem['detail']} (trace {problem['trace_id']})")


rate = ask("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS&amount=100000")
if rate["status"] != "fresh":
    refuse(f"the rate is {rate['status']}, not fresh")
if rate["coverage"] != "1":
    refuse(f"the market takes only a part of this amount (coverage {rate['coverage']})")
print(f"1 XOF = {rate['rate']} GHS, {rate['age_seconds']} s old; 100000 XOF bring {rate['amount_received']} GHS")
