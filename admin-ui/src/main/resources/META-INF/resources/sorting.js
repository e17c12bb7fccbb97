// Rows of a table of class "sortable" are sorted by the column whose head is pressed, and back again by pressing it once more.
const french = document.documentElement.lang === 'fr';

// Figures as the reader's language writes them; null for what is none.
function asNumber(text) {
  const plain = text.replace(/[\s%+]/g, '');
  const figure = french ? plain.replace(',', '.') : plain.replace(/,/g, '');
  return /^-?\d+(\.\d+)?/.test(figure) ? parseFloat(figure) : null;
}

function compare(one, other) {
  const [left, right] = [asNumber(one), asNumber(other)];
  if (left !== null && right !== null) return left - right;
  if (left !== null || right !== null) return left === null ? 1 : -1;
  return one.localeCompare(other, document.documentElement.lang);
}

const text = (row, column) => row.cells[column] ? row.cells[column].textContent.trim() : '';

function sort(head) {
  const table = head.closest('table');
  const down = head.getAttribute('aria-sort') === 'ascending';
  table.querySelectorAll('th[aria-sort]').forEach((each) => each.removeAttribute('aria-sort'));
  head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
  const rows = [...table.tBodies[0].rows].sort((one, other) => compare(text(one, head.cellIndex), text(other, head.cellIndex)));
  table.tBodies[0].append(...(down ? rows.reverse() : rows));
}

function prepare(within) {
  within.querySelectorAll('table.sortable thead th').forEach((head) => {
    if (head.querySelector('button')) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => sort(head));
  });
}

prepare(document);
document.addEventListener('htmx:afterSwap', () => prepare(document));
