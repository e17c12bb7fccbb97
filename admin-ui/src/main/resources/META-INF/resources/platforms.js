// A platform dragged onto another one takes its place; the preview then tells the new order before anything is saved.
// By mouse and by finger: only its handle is held, so that a finger anywhere else scrolls the page. The buttons beside do the
// same for the keyboard.
const order = document.getElementById('new-order');
const platforms = [...document.querySelectorAll('section.platform')];
// Near the upper and lower edge of the screen the page scrolls along; both in pixels.
const EDGE = 90;
const STEP = 14;
let dragged;

function under({ clientX, clientY }) {
  const found = document.elementFromPoint(clientX, clientY);
  const platform = found && found.closest('section.platform');
  return platform === dragged ? null : platform;
}

function mark(onto) {
  platforms.forEach((each) => {
    each.classList.toggle('drop', each === onto);
    each.classList.toggle('dragged', each === dragged);
  });
}

function letGo() {
  dragged = undefined;
  mark(null);
}

function take(platform, place) {
  const codes = platforms.filter((each) => each !== platform).map((each) => each.dataset.code);
  codes.splice(platforms.indexOf(place), 0, platform.dataset.code);
  order.elements.order.value = codes.join(',');
  order.requestSubmit();
}

document.querySelectorAll('.handle').forEach((handle) => {
  handle.hidden = false;
  handle.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    dragged = handle.closest('section.platform');
    mark(null);
  });
});

document.addEventListener('pointermove', (event) => {
  if (!dragged) return;
  if (event.clientY < EDGE) scrollBy(0, -STEP);
  if (event.clientY > innerHeight - EDGE) scrollBy(0, STEP);
  mark(under(event));
});

document.addEventListener('pointerup', (event) => {
  if (!dragged) return;
  const [platform, place] = [dragged, under(event)];
  letGo();
  if (place) take(platform, place);
});

document.addEventListener('pointercancel', letGo);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') letGo();
});
