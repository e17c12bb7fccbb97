// What a reader does with a chart: figures at the pointer or by the arrow keys, and a closer look by buttons, keys and fingers.
const LEAST_SECONDS = 300;

// Beside the pointer, on the side where there is room.
function place(box, left, width) {
  box.style.left = left > width / 2 ? '' : `${left + 14}px`;
  box.style.right = left > width / 2 ? `${width - left + 14}px` : '';
}

function line(label, value, stroke) {
  const row = document.createElement('p');
  const name = document.createElement('span');
  name.textContent = label;
  if (stroke) {
    const swatch = document.createElement('i');
    swatch.style.background = stroke;
    name.prepend(swatch);
  }
  const figure = document.createElement('b');
  figure.textContent = value;
  row.append(name, figure);
  return row;
}

// A box with the figures of the instant or price that is pointed at. Series without a figure there are left out.
function atPointer(plot) {
  const box = document.createElement('div');
  box.className = 'at-pointer';
  box.hidden = true;
  plot.over.append(box);
  return () => {
    const { idx, left } = plot.cursor;
    box.hidden = idx == null || left < 0;
    if (box.hidden) return;
    const told = plot.series
      .map((series, i) => [series, plot.data[i][idx]])
      .filter(([, value]) => value != null)
      .map(([series, value]) => line(series.label, series.value(plot, value), series.swatch));
    box.replaceChildren(...told);
    place(box, left, plot.over.clientWidth);
  };
}

const pointerHooks = () => {
  let tell;
  return { ready: [(plot) => { tell = atPointer(plot); }], setCursor: [() => tell && tell()] };
};

// Shows a part of the time around an instant; never more than there is.
function zoom(element, factor, around, shift = 0) {
  const { plot, whole } = element;
  if (!plot || !whole) return;
  const { min, max } = plot.scales.x;
  const width = Math.max(Math.min(LEAST_SECONDS, whole.max - whole.min), Math.min((max - min) * factor, whole.max - whole.min));
  const at = around ?? (min + max) / 2;
  const from = at - ((at - min) * width) / (max - min) - shift;
  const start = Math.min(Math.max(from, whole.min), whole.max - width);
  plot.setScale('x', { min: start, max: start + width });
}

const ALL = 0;
const zoomBy = (element, factor) => (factor === ALL ? element.plot && element.plot.setScale('x', element.whole) : zoom(element, factor));

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-zoom]');
  if (button) zoomBy(document.getElementById(button.dataset.zoom), Number(button.dataset.factor));
});

// Two fingers enlarge, one moves along; up and down the page scrolls as everywhere.
function byFingers(element) {
  const fingers = new Map();
  const middle = () => [...fingers.values()].reduce((sum, x) => sum + x, 0) / fingers.size;
  const apart = () => Math.max(...fingers.values()) - Math.min(...fingers.values());
  const isTouch = (event) => event.pointerType === 'touch' && element.plot && element.plot.over.contains(event.target);
  element.addEventListener('pointerdown', (event) => isTouch(event) && fingers.set(event.pointerId, event.clientX));
  element.addEventListener('pointermove', (event) => {
    if (!fingers.has(event.pointerId)) return;
    const [from, spread] = [middle(), apart()];
    fingers.set(event.pointerId, event.clientX);
    const { plot } = element;
    const { left, width } = plot.over.getBoundingClientRect();
    const moved = ((middle() - from) / width) * (plot.scales.x.max - plot.scales.x.min);
    zoom(element, fingers.size > 1 && apart() > 0 && spread > 0 ? spread / apart() : 1, plot.posToVal(middle() - left, 'x'), moved);
  });
  ['pointerup', 'pointercancel'].forEach((end) => addEventListener(end, (event) => fingers.delete(event.pointerId)));
}

// The arrow keys go from figure to figure, + and - enlarge and lessen, 0 shows all; what is reached is read out.
function byKeys(element) {
  const spoken = document.createElement('p');
  spoken.className = 'for-reader';
  spoken.setAttribute('aria-live', 'polite');
  element.after(spoken);
  element.tabIndex = 0;
  element.addEventListener('keydown', (event) => {
    const { plot } = element;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const factor = { '+': 0.5, '-': 2, 0: ALL }[event.key];
    if (!plot || event.ctrlKey || event.metaKey || event.altKey) return;
    if (factor !== undefined && element.whole) zoomBy(element, factor);
    if (!step) return;
    event.preventDefault();
    const last = plot.data[0].length - 1;
    const next = Math.min(Math.max((plot.cursor.idx ?? (step > 0 ? -1 : last + 1)) + step, 0), last);
    plot.setCursor({ left: plot.valToPos(plot.data[0][next], 'x'), top: 0 });
    spoken.textContent = [...plot.over.querySelectorAll('.at-pointer p')].map((row) => [...row.children].map((part) => part.textContent).join(' ')).join(', ');
  });
}
