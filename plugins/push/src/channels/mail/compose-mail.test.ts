import { expect, test } from 'vitest';
import { trialMessage } from '../shared/trial.suite.ts';
import { composeMail } from './compose-mail.ts';

const hostile = `<script src="//x.example/a.js"></script><img src=x onerror='go()'>"&`;
const settings = { from: 'push@qingchuan.example' };

test('markup in titles, summaries and the name of a site is text in the letter, and the place for an address takes addresses alone', () => {
  const message = trialMessage('email', 'reader@mail.example');
  const { html, headers } = composeMail(
    {
      ...message,
      title: hostile,
      lead: hostile,
      site: { ...message.site, name: hostile, url: 'https://www.qingchuan.example/"><b>' },
      items: message.items.map((item) => ({ ...item, title: hostile, summary: hostile, url: 'javascript:go()' })),
    },
    settings,
  );
  const tags = new Set(Array.from(String(html).matchAll(/<\/?([a-z!][a-z0-9]*)/g), ([, name]) => name));
  expect([...tags].filter((name) => ['script', 'img', 'b'].includes(name!))).toEqual([]);
  expect(tags.has('h1')).toBe(true);
  expect(html).toContain('&#60;script');
  expect(html).not.toMatch(/javascript:|<[^>]*onerror/);
  expect(JSON.stringify(headers)).not.toContain('<script');
});

test('a line break in a title starts no header', () => {
  const { subject } = composeMail({ ...trialMessage('email', 'reader@mail.example'), title: '更新\r\nBcc: all@mail.example' }, settings);
  expect(subject).not.toMatch(/[\r\n]/);
});
