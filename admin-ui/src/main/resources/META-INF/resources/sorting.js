// Rows of a table of class "sortable" are sorted by the column whose head is pressed, and back again by pressing it once more.
// The order is kept while the window is open: also when the page is loaded again, and when its rows are replaced.
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

function order(head, direction) {
  const table = head.closest('table');
  table.querySelectorAll('th[aria-sort]').forEach((each) => each.removeAttribute('aria-sort'));
  head.setAttribute('aria-sort', direction);
  const rows = [...table.tBodies[0].rows].sort((one, other) => compare(text(one, head.cellIndex), text(other, head.cellIndex)));
  table.tBodies[0].append(...(direction === 'descending' ? rows.reverse() : rows));
}

// Tables of the pages of all markets are one: whoever sorts offers by what is available wants it of the next market too.
const nameOf = (table) => {
  const part = table.closest('[role=region]');
  return `sorted ${location.pathname.split('/')[1]} ${part ? part.getAttribute('aria-label') : ''}`;
};

function sort(head) {
  const direction = head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
  order(head, direction);
  sessionStorage.setItem(nameOf(head.closest('table')), JSON.stringify([head.cellIndex, direction]));
}

function asBefore(table) {
  const [column, direction] = JSON.parse(sessionStorage.getItem(nameOf(table))) || [];
  const head = column === undefined ? null : table.tHead.rows[0].cells[column];
  if (head) order(head, direction);
}

function prepare(within) {
  within.querySelectorAll('table.sortable').forEach((table) => {
    if (table.querySelector('button.sort')) return;
    table.tHead.querySelectorAll('th').forEach((head) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => sort(head));
    });
    asBefore(table);
  });
}

prepare(document);
document.addEventListener('htmx:afterSwap', () => prepare(document));
