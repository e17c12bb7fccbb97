// The figure of the day that is pointed at, above the bars; the arrow keys of a focused chart do the same.
document.querySelectorAll('.by-day svg').forEach((chart) => {
  const days = [...chart.querySelectorAll('rect')].map((bar) => ({ bar, text: bar.querySelector('title').textContent }));
  const box = document.createElement('p');
  box.className = 'at-pointer';
  box.hidden = true;
  chart.after(box);
  days.forEach(({ bar }) => bar.querySelector('title').remove());
  let at = -1;

  function tell(next) {
    if (days[at]) days[at].bar.classList.remove('pointed');
    at = next;
    box.hidden = !days[at];
    if (box.hidden) return;
    days[at].bar.classList.add('pointed');
    box.textContent = days[at].text;
    const left = ((at + 0.5) / days.length) * chart.clientWidth;
    place(box, left, chart.clientWidth);
  }

  const clamp = (index) => Math.min(Math.max(index, 0), days.length - 1);
  chart.addEventListener('pointermove', (event) => {
    const { left, width } = chart.getBoundingClientRect();
    tell(clamp(Math.floor(((event.clientX - left) / width) * days.length)));
  });
  chart.addEventListener('pointerleave', () => tell(-1));
});
