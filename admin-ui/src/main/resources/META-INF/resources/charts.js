// Draws the charts of a page with uPlot: each element of class "chart" says what it draws and where its figures are.
const language = document.documentElement.lang;
const timeZone = document.documentElement.dataset.zone;
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const axis = () => ({
  stroke: colour('--pico-muted-color'),
  font: `12px ${getComputedStyle(document.body).fontFamily}`,
  grid: { stroke: colour('--pico-table-border-color'), width: 1 },
  ticks: { show: false },
});
const written = (digits) => {
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: digits });
  return (plot, values) => values.map((value) => (value == null ? '' : format.format(value)));
};
// Hours within two days, days beyond; in the reader's time zone, as the reader's language writes them.
const DAYS = 2 * 24 * 3600;
const times = (plot, seconds) => {
  const isLong = seconds.length > 1 && seconds[seconds.length - 1] - seconds[0] > DAYS;
  const shown = isLong ? { day: '2-digit', month: '2-digit' } : { hour: '2-digit', minute: '2-digit', hour12: false };
  const format = new Intl.DateTimeFormat(language, { timeZone, ...shown });
  return seconds.map((second) => format.format(new Date(second * 1000)));
};
// What the reader points at, told below the chart.
const figure = (digits) => {
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: digits });
  return (plot, value) => (value == null ? '–' : format.format(value));
};
const moment = (plot, second) => {
  if (second == null) return '–';
  return new Date(second * 1000).toLocaleString(language, { timeZone, dateStyle: 'short', timeStyle: 'short' });
};
const priceAxis = () => ({ ...axis(), size: 80, values: written(7) });
// Some room above and below, also for a rate that never moved.
const aroundPrices = (plot, least, most) => {
  const room = (most - least) * 0.1 || Math.abs(most) * 0.002 || 1;
  return [least - room, most + room];
};

// Bands over the spans of time in which a market could not be read: "from-to from-to", in seconds.
function gapBands(spans) {
  return (plot) => {
    plot.ctx.save();
    plot.ctx.fillStyle = colour('--gap');
    spans.split(' ').filter(Boolean).forEach((span) => {
      const [from, to] = span.split('-').map((second) => plot.valToPos(Number(second), 'x', true));
      const [left, right] = [Math.max(from, plot.bbox.left), Math.min(to, plot.bbox.left + plot.bbox.width)];
      if (right > plot.bbox.left && left < right) plot.ctx.fillRect(left, plot.bbox.top, Math.max(2, right - left), plot.bbox.height);
    });
    plot.ctx.restore();
  };
}

// A dashed line for each price, such as the reference rate of a side.
function priceLines(lines) {
  return (plot) => {
    plot.ctx.save();
    plot.ctx.setLineDash([6, 4]);
    plot.ctx.lineWidth = devicePixelRatio;
    lines.filter(([price]) => price != null).forEach(([price, name]) => {
      const x = plot.valToPos(Number(price), 'x', true);
      plot.ctx.strokeStyle = colour(name);
      plot.ctx.beginPath();
      plot.ctx.moveTo(x, plot.bbox.top);
      plot.ctx.lineTo(x, plot.bbox.top + plot.bbox.height);
      plot.ctx.stroke();
    });
    plot.ctx.restore();
  };
}

// Bars from low to high, with a body from open to close, as traders read them.
function bars(plot) {
  const [times, open, high, low, close] = plot.data;
  const context = plot.ctx;
  const width = Math.max(1, Math.min(12 * devicePixelRatio, (plot.bbox.width / times.length) * 0.6));
  context.save();
  times.forEach((time, i) => {
    if (open[i] == null) return;
    const x = plot.valToPos(time, 'x', true);
    const [top, bottom, from, to] = [high[i], low[i], open[i], close[i]].map((price) => plot.valToPos(price, 'y', true));
    context.fillStyle = colour(close[i] >= open[i] ? '--rise' : '--fall');
    context.fillRect(x - devicePixelRatio / 2, top, devicePixelRatio, Math.max(1, bottom - top));
    context.fillRect(x - width / 2, Math.min(from, to), width, Math.max(devicePixelRatio, Math.abs(to - from)));
  });
  context.restore();
}

// Others are lines over the candles: a solid one, a dashed one and a dotted one, so that they differ without their colours.
const DASHES = [[], [8, 4], [2, 3]];
const starts = (list) => list.map((candle) => Date.parse(candle.start) / 1000);

function candles(element, found, others) {
  const figures = (name) => found.map((candle) => Number(candle[name]));
  const own = [starts(found), ...['open', 'high', 'low', 'close'].map(figures)];
  const lines = others.map((other) => [starts(other.candles), other.candles.map((candle) => Number(candle.close))]);
  const hidden = (name) => ({ label: element.dataset[name], value: figure(7), paths: () => null, points: { show: false } });
  const compared = ({ name }, i) => ({
    label: name, stroke: colour(`--line-${i + 1}`), swatch: colour(`--line-${i + 1}`), width: 2, dash: DASHES[i], value: figure(7), points: { show: false }, spanGaps: true,
  });
  const now = Date.now() / 1000;
  element.whole = { min: now - Number(element.dataset.seconds), max: now };
  return [{
    scales: { x: { auto: false, ...element.whole }, y: { range: aroundPrices } },
    series: [{ label: element.dataset.time, value: moment }, hidden('open'), hidden('high'), hidden('low'), hidden('close'), ...others.map(compared)],
    legend: { show: false },
    cursor: { y: false },
    axes: [{ ...axis(), size: 36, values: times }, priceAxis()],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), timeZone),
    hooks: { drawClear: [gapBands(element.dataset.gaps || '')], draw: [bars], ...pointerHooks() },
  }, uPlot.join([own, ...lines])];
}

// All that is on offer is still on offer a little beyond the last price, so that the last step can be seen.
function beyondTheLast(buy, sell) {
  const all = [...buy[0], ...sell[0]];
  const room = (Math.max(...all) - Math.min(...all)) * 0.04;
  if (buy[0].length) buy.forEach((list, i) => list.push(i ? list[list.length - 1] : list[list.length - 1] + room));
  if (sell[0].length) sell.forEach((list, i) => list.unshift(i ? list[0] : list[0] - room));
}

function depth(element, found) {
  const side = (steps) => {
    const byPrice = new Map(steps.map((step) => [Number(step.price), Number(step.usdt)]));
    const prices = [...byPrice.keys()].sort((one, other) => one - other);
    return [prices, prices.map((price) => byPrice.get(price))];
  };
  const [buy, sell] = [side(found.buy), side(found.sell)];
  beyondTheLast(buy, sell);
  const area = (label, name, align) => ({
    label, stroke: colour(name), swatch: colour(name), fill: colour(name) + '26', width: 2, value: figure(6), paths: uPlot.paths.stepped({ align }), points: { show: false }, spanGaps: true,
  });
  return [{
    scales: { x: { time: false }, y: { range: (plot, least, most) => [0, most * 1.05] } },
    series: [{ label: element.dataset.price, value: figure(7) }, area(element.dataset.buy, '--rise', 1), area(element.dataset.sell, '--fall', -1)],
    axes: [{ ...axis(), size: 36, values: written(7) }, { ...axis(), size: 90, values: written(6) }],
    legend: { live: false },
    cursor: { y: false, drag: { x: false } },
    hooks: { draw: [priceLines([[found.buy_reference, '--rise'], [found.sell_reference, '--fall']])], ...pointerHooks() },
  }, uPlot.join([buy, sell])];
}

const kinds = { candles, depth };
const isEmpty = (found) => (Array.isArray(found) ? found.length === 0 : found.buy.length + found.sell.length === 0);

async function read(url) {
  try {
    const answer = await fetch(url, { headers: { Accept: 'application/json' } });
    return answer.ok ? await answer.json() : null;
  } catch (failed) {
    return null;
  }
}

// The other platforms and places that a reader chose; one that cannot be read is left out.
const chosen = (element) => [...document.querySelectorAll(`[data-compare="${element.id}"][aria-pressed=true]`)];
const readOther = async (button, span) => ({ name: button.textContent.trim(), candles: (await read(button.dataset.url + span)) || [] });

async function draw(element) {
  const question = (element.question = {});
  const span = element.dataset.span || '';
  const [content, ...others] = await Promise.all([
    read(element.dataset.url + span), ...(element.id ? chosen(element) : []).map((button) => readOther(button, span)),
  ]);
  if (element.question !== question) return; // A newer question was asked meanwhile.
  element.replaceChildren();
  element.dataset.drawn = content === null ? 'failed' : isEmpty(content) ? 'empty' : 'yes';
  if (element.dataset.drawn !== 'yes') {
    element.textContent = content === null ? element.dataset.failed : element.dataset.empty;
    return;
  }
  const [options, data] = kinds[element.dataset.kind](element, content, others);
  element.plot = new uPlot({ width: element.clientWidth, height: 280, ...options }, data, element);
}

// What a reader chose to see in a chart stays when the page is loaded again, until the window is closed.
const NAME_OF_CHOICE = `chart ${location.pathname}`;

function keep(element) {
  const compared = chosen(element).map((button) => button.dataset.url);
  sessionStorage.setItem(NAME_OF_CHOICE, JSON.stringify({ span: element.dataset.span, compared }));
}

// Lines are numbered in the order of their buttons; no more can be chosen than there are kinds of lines.
function number(element) {
  const lines = chosen(element);
  document.querySelectorAll(`[data-compare="${element.id}"]`).forEach((button) => {
    button.disabled = lines.length >= DASHES.length && !lines.includes(button);
    button.dataset.line = lines.indexOf(button) + 1;
  });
}

function spanOf(element, button) {
  element.dataset.span = button.dataset.span;
  element.dataset.seconds = button.dataset.seconds;
  document.querySelectorAll('[data-chart]').forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
}

function chooseAgain(element) {
  const kept = JSON.parse(sessionStorage.getItem(NAME_OF_CHOICE) || '{"compared":[]}');
  const span = document.querySelector(`[data-chart="${element.id}"][data-span="${kept.span}"]`);
  if (span) spanOf(element, span);
  document.querySelectorAll(`[data-compare="${element.id}"]`).forEach((button) => {
    if (kept.compared.includes(button.dataset.url)) button.setAttribute('aria-pressed', 'true');
  });
  number(element);
}

const all = () => [...document.querySelectorAll('.chart')];
all().forEach((element) => {
  byKeys(element);
  byFingers(element);
  if (element.dataset.kind === 'candles') chooseAgain(element);
  draw(element);
});
addEventListener('resize', () => all().forEach((element) => element.plot && element.plot.setSize({ width: element.clientWidth, height: 280 })));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => all().forEach(draw));
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-compare]');
  if (!button) return;
  const element = document.getElementById(button.dataset.compare);
  button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
  number(element);
  keep(element);
  draw(element);
});
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-chart]');
  if (!button) return;
  const element = document.getElementById(button.dataset.chart);
  spanOf(element, button);
  keep(element);
  draw(element);
});
