/**
 * The texts of the demo province as records, for the list of judged questions. Its YAML is read as it is written there, by indentation: the
 * plugin needs no reader of YAML for anything else, and the test counts what was found.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Resource } from '@jiyue/standards/model';
import { record } from '../world.ts';

const folder = fileURLToPath(new URL('../../../../examples/demo-province/content/records/', import.meta.url));

/** Record key -> the record, its id the key. Withdrawn ones are left out. */
export function readProvince(): ReadonlyMap<string, Resource> {
  const blocks = readdirSync(folder).flatMap((file) =>
    readFileSync(`${folder}${file}`, 'utf8')
      .split(/^ {2}- key: /m)
      .slice(1),
  );
  return new Map(
    blocks
      .filter((block) => !/^ {4}withdraw:/m.test(block))
      .map((block) => recordOf(block))
      .map((one) => [one.id, one]),
  );
}

function recordOf(block: string): Resource {
  const id = block.slice(0, block.indexOf('\n')).trim();
  const field = (name: string) => unquoted(new RegExp(`^ {4}${name}: (.*)$`, 'm').exec(block)?.[1] ?? '');
  const text = (name: string) => (new RegExp(`^ {4}${name}: \\|\\n((?: {6}.*\\n?|\\n)*)`, 'm').exec(block)?.[1] ?? '').replace(/^ {6}/gm, '').trim();
  const list = (name: string) =>
    (new RegExp(`^ {4}${name}: \\[(.*)\\]$`, 'm').exec(block)?.[1] ?? '')
      .split(/,\s*/)
      .filter((one) => one !== '')
      .map(unquoted);
  const documentNumber = /documentNumber: ([^,}]+)/.exec(block)?.[1]?.trim();
  const issuers = /issuers: \[([^\]]*)\]/.exec(block)?.[1]?.split(/,\s*/) ?? [];
  const validity = /validity: ([a-z-]+)/.exec(block)?.[1] as NonNullable<Resource['document']>['validity'] | undefined;
  const html = text('html');
  return record({
    id,
    title: field('title'),
    ...(field('kind') === 'policy-document'
      ? { kind: 'policy-document' as const, document: { ...(documentNumber ? { documentNumber } : {}), issuers, validity: validity ?? 'in-force' } }
      : {}),
    ...(field('subtitle') === '' ? {} : { subtitle: field('subtitle') }),
    ...(field('summary') === '' ? {} : { summary: field('summary') }),
    ...(html === '' ? { text: text('body') } : { html }),
    classification: { keywords: list('keywords') },
    origin: { system: 'demo-province', recordId: id, publishedAt: field('at') },
  });
}

const unquoted = (value: string) => value.trim().replace(/^(["'])(.*)\1$/, '$2');
