import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingsTable } from './settings-table.ts';

test('the page on configuration holds the table of settings as it is', () => {
  const page = readFileSync(new URL('../../../docs/guide/configuration.md', import.meta.url), 'utf8');
  expect(page).toContain(settingsTable());
});
