// What every page does beyond HTML: says when the live connection is lost, and goes to the search on "/".
document.addEventListener('htmx:sseError', () => lost(true));
document.addEventListener('htmx:sseOpen', () => alive());
document.addEventListener('htmx:sseMessage', () => alive());

// A connection can be dead without an error: then nothing comes any more.
const LONGEST_SILENCE = 20000;
let silence;

function alive() {
  lost(false);
  clearTimeout(silence);
  silence = setTimeout(() => lost(true), LONGEST_SILENCE);
}

function lost(is) {
  const marks = { 'connection-lost': is, 'connection-live': !is };
  Object.entries(marks).forEach(([id, shown]) => {
    const mark = document.getElementById(id);
    if (mark) mark.hidden = !shown;
  });
}

// What takes longer than a second says so. A file to download leaves the page as it is.
const SOON = 1000;
let working;

function busy() {
  clearTimeout(working);
  working = setTimeout(() => showBusy(true), SOON);
}

function showBusy(is) {
  clearTimeout(working);
  const mark = document.getElementById('busy');
  if (mark) mark.hidden = !is;
}

document.addEventListener('submit', (event) => {
  if (!event.defaultPrevented && !new URL(event.target.action).pathname.endsWith('.csv')) busy();
});
document.addEventListener('htmx:beforeRequest', (event) => {
  if (event.target.matches('form')) busy();
});
document.addEventListener('htmx:afterRequest', () => showBusy(false));
addEventListener('pageshow', () => showBusy(false));

document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, select, textarea, [contenteditable]');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const search = document.getElementById('search');
  if (search) {
    event.preventDefault();
    search.focus();
  }
});

// A choice that leads to another page.
document.addEventListener('change', (event) => {
  if (event.target.matches('[data-go]')) event.target.form.requestSubmit();
});

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-print]')) window.print();
});

// Whoever sent a wrong form is led to the first field that is wrong, which tells why; else to the sentence.
document.addEventListener('DOMContentLoaded', () => {
  const fields = [...document.querySelectorAll('main [aria-invalid=true]')];
  const wrong = fields.find((field) => field.checkVisibility()) || document.getElementById('errors') || document.getElementById('problem');
  if (wrong) wrong.focus();
});

// Copies what is shown only once. Where the browser does not allow it, the text is selected for the reader to copy.
document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  getSelection().selectAllChildren(source);
  try {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = button.dataset.copied;
  } catch (refused) {
    button.hidden = true;
  }
});

// Who comes to a form by its address begins in its first field.
function beginHere() {
  const name = CSS.escape(location.hash.slice(1));
  const field = name && document.querySelector(`main h2#${name} ~ form :is(input:not([type=hidden]), select)`);
  if (field) field.focus({ preventScroll: true });
}
// After the browser has gone to the heading, which takes the focus away.
addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(beginHere)));
addEventListener('hashchange', beginHere);
