// A platform dragged onto another one takes its place; the preview then tells the new order before anything is saved.
// The buttons beside do the same for the keyboard and for touch screens, which have no dragging of this kind.
const order = document.getElementById('new-order');
const platforms = [...document.querySelectorAll('section.platform')];
let dragged;

function under(event) {
  const platform = event.target.closest('section.platform');
  return dragged && platform !== dragged ? platform : null;
}

function mark(platform) {
  platforms.forEach((each) => each.classList.toggle('drop', each === platform));
}

document.querySelectorAll('.handle').forEach((handle) => {
  handle.hidden = false;
  handle.addEventListener('dragstart', (event) => {
    dragged = handle.closest('section.platform');
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.dataset.code);
    event.dataTransfer.setDragImage(dragged, 0, 0);
  });
  handle.addEventListener('dragend', () => {
    dragged = undefined;
    mark(null);
  });
});

document.addEventListener('dragover', (event) => {
  const platform = under(event);
  if (platform) event.preventDefault();
  mark(platform);
});

document.addEventListener('drop', (event) => {
  const platform = under(event);
  if (!platform) return;
  event.preventDefault();
  const place = platforms.indexOf(platform);
  const codes = platforms.filter((each) => each !== dragged).map((each) => each.dataset.code);
  codes.splice(place, 0, dragged.dataset.code);
  order.elements.order.value = codes.join(',');
  order.requestSubmit();
});
