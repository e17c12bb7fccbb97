// What every page does beyond HTML: says when the live connection is lost, and goes to the search on "/".
document.addEventListener('htmx:sseError', () => lost(true));
document.addEventListener('htmx:sseOpen', () => lost(false));

function lost(is) {
  const mark = document.getElementById('connection-lost');
  if (mark) mark.hidden = !is;
}

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

// Whoever sent a wrong form hears at once what was wrong.
document.addEventListener('DOMContentLoaded', () => {
  const wrong = document.getElementById('errors') || document.getElementById('problem');
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
