// The search box lists what fits while one types, and what can be done before one does; the arrow keys go through the list.
const box = document.getElementById('search');
const found = document.getElementById('found');
const options = () => [...found.querySelectorAll('[role=option]')];

function show(is) {
  found.hidden = !is || options().length === 0;
  box.setAttribute('aria-expanded', String(!found.hidden));
  mark(null);
}

function mark(option) {
  options().forEach((each) => each.setAttribute('aria-selected', String(each === option)));
  if (option) {
    box.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  } else {
    box.removeAttribute('aria-activedescendant');
  }
}

const marked = () => options().find((option) => option.getAttribute('aria-selected') === 'true');

function onKey(event) {
  if (event.key === 'Escape') show(false);
  if (found.hidden) return;
  const all = options();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    const at = all.indexOf(marked());
    mark(all[at < 0 && step < 0 ? all.length - 1 : (at + step + all.length) % all.length]);
  } else if (event.key === 'Enter' && marked()) {
    event.preventDefault();
    marked().click();
  }
}

if (box && found) {
  found.addEventListener('htmx:afterSwap', () => show(document.activeElement === box));
  // The box keeps the focus while a line is pressed, so that the list is still there when it is let go.
  found.addEventListener('mousedown', (event) => event.preventDefault());
  found.addEventListener('click', () => show(false));
  box.addEventListener('keydown', onKey);
  box.addEventListener('blur', () => show(false));
}
