// Keeps what was typed into a form until it was received. Where the session had ended, or the answer was the page of an error,
// the login or that page leads back, and the form is as it was: with the version that it was made of, so that a change of somebody else since is told.
const TYPED = 'typed';
const ENDED = 'session-ended';
// What says which form of a page it is, beside its address.
const NAMES_FORM = ['index', 'form', 'key', 'account', 'what'];

// Another person's form is never filled in.
const who = () => document.querySelector('header .who > a').textContent;

const isSecret = (form, name) => name === 'csrf' || form.querySelector(`[name="${CSS.escape(name)}"][type=password]`) !== null;

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post' || document.querySelector('form[action="/login"]')) return;
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !isSecret(form, name));
  sessionStorage.setItem(TYPED, JSON.stringify({ who: who(), action: form.getAttribute('action'), fields }));
});

function isIt(form, kept) {
  return form.getAttribute('action') === kept.action
    && NAMES_FORM.every((name) => {
      const field = form.querySelector(`input[type=hidden][name=${name}]`);
      return !field || kept.fields.some(([typed, value]) => typed === name && value === field.value);
    });
}

function fill(form, kept) {
  const values = (name) => kept.fields.filter(([typed]) => typed === name).map(([, value]) => value);
  for (const field of form.elements) {
    if (!field.name || isSecret(form, field.name)) continue;
    if (field.type === 'checkbox' || field.type === 'radio') field.checked = values(field.name).includes(field.value);
    else if (field.tagName !== 'BUTTON' && values(field.name).length) [field.value] = values(field.name);
  }
  for (let around = form.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;
}

addEventListener('DOMContentLoaded', () => {
  if (document.querySelector('form[action="/login"]')) {
    if (document.getElementById(ENDED)) sessionStorage.setItem(ENDED, 'yes');
    return;
  }
  if (document.getElementById('error-page')) {
    if (sessionStorage.getItem(TYPED)) sessionStorage.setItem(ENDED, 'yes');
    return;
  }
  const kept = JSON.parse(sessionStorage.getItem(TYPED));
  const ended = sessionStorage.getItem(ENDED);
  sessionStorage.removeItem(TYPED);
  sessionStorage.removeItem(ENDED);
  const form = kept && ended && kept.who === who() && [...document.querySelectorAll('main form')].find((each) => isIt(each, kept));
  if (!form) return;
  fill(form, kept);
  document.getElementById('typed-again').hidden = false;
  const first = [...form.elements].find((field) => field.type !== 'hidden' && field.checkVisibility());
  if (first) first.focus();
});
