// What do 100000 XOF bring in GHS? Node 18 or newer; USDT_API is the gateway's address, USDT_KEY an API key.
// Exit code 3: there is no price to show to a customer now. USDT_TRIES: how often to ask while the gateway says "later" (3).
const { USDT_API, USDT_KEY, USDT_TRIES = "3" } = process.env;

function refuse(reason) {
  console.error(`no price now: ${reason}`);
  process.exit(3);
}

async function ask(path, tries = Number(USDT_TRIES)) {
  const answer = await fetch(USDT_API + path, {
    headers: { "X-API-Key": USDT_KEY },
    signal: AbortSignal.timeout(10_000),
  });
  const body = await answer.json();
  if (answer.ok) {
    return body; // Money stays decimal: every rate and amount is a string.
  }
  if ([429, 503].includes(answer.status) && tries > 1) {
    await new Promise((resume) => setTimeout(resume, 1000 * Number(answer.headers.get("retry-after"))));
    return ask(path, tries - 1);
  }
  return refuse(`${body.code}: ${body.detail} (trace ${body.trace_id})`);
}

const rate = await ask("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS&amount=100000");
if (rate.status !== "fresh") {
  refuse(`the rate is ${rate.status}, not fresh`);
}
if (rate.coverage !== "1") {
  refuse(`the market takes only a part of this amount (coverage ${rate.coverage})`);
}
console.log(
  `1 XOF = ${rate.rate} GHS, ${rate.age_seconds} s old; 100000 XOF bring ${rate.amount_received} GHS`,
);
