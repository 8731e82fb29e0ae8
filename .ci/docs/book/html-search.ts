/** Search of the single file, run in the reader's browser: no network, nothing stored. Without it the page is complete; the field is hidden then. */
export const search = `
(() => {
  const form = document.querySelector('.search');
  const field = form.querySelector('input');
  const told = form.querySelector('[role=status]');
  const list = form.querySelector('ol');
  const wordsOf = (node) => [...node.childNodes].map(({ textContent }) => textContent).join(' ');
  const plain = (text) => text.normalize('NFKC').toLowerCase();
  const shown = 50;
  let places;
  const read = () => [...document.querySelectorAll('main section[id], main tr[id]')].map((place) => {
    const isRow = place.tagName === 'TR';
    const own = isRow ? [...place.cells] : [...place.children].filter(({ tagName }) => tagName !== 'SECTION');
    const title = (isRow ? own.slice(0, 2) : own.slice(0, 1)).map(wordsOf).join(' ');
    return { id: place.id, title, head: plain(place.id + ' ' + title), text: plain(own.map(({ textContent }) => textContent).join(' ')) };
  });
  const rank = ({ id, head }, words, asked) => (plain(id) === asked ? 0 : words.every((word) => head.includes(word)) ? 1 : 2);
  const find = () => {
    places ??= read();
    const asked = plain(field.value.trim());
    const words = asked.split(/\\s+/).filter(Boolean);
    const found = words.length === 0 ? [] : places.filter(({ head, text }) => words.every((word) => head.includes(word) || text.includes(word)));
    const best = found.map((place) => [rank(place, words, asked), place]).sort(([a], [b]) => a - b).slice(0, shown);
    list.replaceChildren(...best.map(([, { id, title }]) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = '#' + id;
      link.textContent = title.trim();
      item.append(link);
      return item;
    }));
    told.textContent = words.length === 0 ? '' : '找到 ' + found.length + ' 处' + (found.length > shown ? '，列出前 ' + shown + ' 处' : '');
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    find();
  });
  field.addEventListener('input', find);
  form.hidden = false;
})();
`;
