/** Tags of pages (页面标签) and types of change events. */

import eventFiles from '@jiyue/standards/generated/events.json' with { type: 'json' };
import pageFiles from '@jiyue/standards/generated/pages.json' with { type: 'json' };
import { codeTable } from '../codes/code-tables.ts';
import { type Explanation, type Item, sameWords } from './explanation.ts';
import type { Words } from './standard.ts';

interface PageFile {
  readonly kinds: readonly { readonly code: string; readonly zh: string; readonly mandatory: readonly string[]; readonly advised: readonly string[] }[];
  readonly tags: readonly PageTag[];
}
interface PageTag {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly mandatory: boolean;
  readonly cardinality: string;
  readonly format: string;
  readonly evidence: string;
}
interface EventType {
  readonly type: string;
  readonly subject: string;
  readonly public: boolean;
  readonly fields?: readonly string[];
}

const pages = pageFiles as readonly PageFile[];
const events = (eventFiles as readonly { readonly types: readonly EventType[] }[]).flatMap(({ types }) => types);

/** Names of all tags. */
export const tagNames: readonly string[] = pages.flatMap(({ tags }) => (tags ?? []).map(({ name }) => name));

/** All types of events. */
export const eventTypes: readonly string[] = events.map(({ type }) => type);

/** By name (in any case) or Chinese name; undefined when there is no such tag. */
export function explainTag(asked: string): Explanation | undefined {
  for (const { tags = [], kinds } of pages) {
    const tag = tags.find(({ name, zh }) => name.toLowerCase() === asked.toLowerCase() || zh === asked);
    if (!tag) continue;
    const onPages = kinds
      .filter(({ mandatory, advised }) => mandatory.includes(tag.name) || advised.includes(tag.name))
      .map(({ code, zh, mandatory }): Item => ({ id: code, title: { zh, en: code }, ...(mandatory.includes(tag.name) ? { isRequired: true } : {}) }));
    return {
      kind: 'page-tag',
      id: tag.name,
      title: { zh: tag.zh, en: tag.en },
      facts: [
        { key: 'presence', value: tag.mandatory ? { zh: '必需', en: 'mandatory' } : { zh: '宜有', en: 'advised' } },
        { key: 'cardinality', value: tag.cardinality },
        { key: 'form', value: tag.format },
        { key: 'evidence', value: tag.evidence },
      ],
      lists: onPages.length > 0 ? [{ key: 'pages', items: onPages }] : [],
      see: [],
    };
  }
  return undefined;
}

/** Name of a type in its code table. */
const nameOf = (type: string): Words => {
  const member = codeTable('event-type')?.members.find(({ code }) => code === type);
  return member ? { zh: member.zh, en: member.en } : sameWords(type);
};

/** A type of change event, e.g. record.published; undefined when there is none. */
export function explainEvent(asked: string): Explanation | undefined {
  const event = events.find(({ type }) => type === asked);
  if (!event) return undefined;
  return {
    kind: 'event',
    id: event.type,
    title: nameOf(event.type),
    facts: [
      { key: 'subject', value: event.subject },
      { key: 'public', value: event.public ? { zh: '公开', en: 'public' } : { zh: '不公开', en: 'not public' } },
    ],
    lists: event.fields ? [{ key: 'members', items: event.fields.map((name) => ({ id: name, title: sameWords('') })) }] : [],
    see: ['ChangeEvent', 'listChanges'],
  };
}
