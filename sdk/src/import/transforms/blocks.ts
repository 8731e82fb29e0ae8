/** Blocks of a text and their HTML. All text is escaped here, and only here. */

/** A piece of a body. Headings begin at level 2: level 1 is the title of the page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[]; readonly hasHead: boolean }
  | { readonly kind: 'preformatted'; readonly text: string };

/** Safe as text and inside attributes. */
export const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** HTML of blocks, one a line. */
export const renderBlocks = (blocks: readonly Block[]): string => blocks.map(render).join('\n');

function render(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const level = Math.min(6, Math.max(2, block.level));
      return `<h${level}>${escapeHtml(block.text)}</h${level}>`;
    }
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`;
    case 'preformatted':
      return `<pre>${escapeHtml(block.text)}</pre>`;
    case 'table': {
      const [head, ...rest] = block.rows;
      const rows = block.hasHead ? rest : block.rows;
      const headHtml = block.hasHead && head ? `<thead>${row(head, 'th')}</thead>` : '';
      return `<table>${headHtml}<tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
    }
  }
}

const row = (cells: readonly string[], tag: 'td' | 'th') => `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
