// What does one XOF bring in GHS? Node 18 or newer; USDT_API is the gateway's address, USDT_KEY an API key.
const { USDT_API, USDT_KEY } = process.env;

async function ask(path, tries = 3) {
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
  throw new Error(`${body.code}: ${body.detail} (trace ${body.trace_id})`);
}

const rate = await ask("/api/v1/rates/cross?from_currency=XOF&to_currency=GHS&amount=100000");
console.log(
  `1 XOF = ${rate.rate} GHS, ${rate.status}, ${rate.age_seconds} s old; ` +
    `100000 XOF bring ${rate.amount_received} GHS`,
);
