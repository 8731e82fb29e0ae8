/** The table of settings as Markdown, for docs/guide/configuration.md; a test compares the page with it. */
import { settings } from './settings.ts';

/** One row per setting, in the order of the table. */
export function settingsTable(): string {
  const rows = settings.map(
    ({ key, variable, fallback, meaning }) =>
      `| \`${key}\` | \`${variable}\` | ${fallback === undefined ? '–' : `\`${shown(fallback)}\``} | ${meaning['zh-CN']} · ${meaning.en} |`,
  );
  return ['| 设置项 Setting | 环境变量 Variable | 默认 Default | 含义 Meaning |', '|---|---|---|---|', ...rows].join('\n');
}

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
