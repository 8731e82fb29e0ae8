/** A profile file as its author writes it, and whether it has that shape. */
import { nearNames } from '../../validate/near-names.ts';
import { findProfile, profileReferences } from '../profiles.ts';
import { faultAt, type ProfileFault, step } from './profile-fault.ts';

/** A text in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A row that narrows a property of one type or of several. */
export interface PropertyRow {
  readonly type: string | readonly string[];
  /** Members joined by dots; `[]` after a list stands for each of its items. */
  readonly property: string;
  readonly reason: Words;
  readonly [limit: string]: unknown;
}

/** A row of codes that are not used. */
export interface CodeRow {
  readonly code: string;
  readonly forbid: readonly string[];
  readonly reason: Words;
}

/** A member of the profile's own. */
export interface ExtendRow {
  readonly type: string | readonly string[];
  readonly path: string;
  readonly title: Words;
  readonly schema: { readonly [keyword: string]: unknown };
  readonly require?: boolean;
}

/** The file. */
export interface ProfileFile {
  readonly id: string;
  readonly version: string;
  readonly status: 'complete' | 'structure-only';
  readonly title: Words;
  readonly base: string;
  readonly notice?: Words;
  readonly constrain?: readonly (PropertyRow | CodeRow)[];
  readonly extend?: readonly ExtendRow[];
  readonly levels?: { readonly [requirement: string]: string };
  readonly thresholds?: { readonly [indicator: string]: { readonly [name: string]: number | string } };
}

/** Reference of the standard itself. */
export const standardReference = 'standard@1.0';

const members = ['id', 'version', 'status', 'title', 'base', 'constrain', 'extend', 'levels', 'thresholds', 'notice', 'standards'];
const rowMembers = { constrain: ['type', 'property', 'code', 'forbid', 'reason'], extend: ['type', 'path', 'title', 'schema', 'require'] };
const statuses = ['complete', 'structure-only'];

/** Every fault of the shape; empty when the value is a profile file. */
export function shapeFaults(value: unknown): readonly ProfileFault[] {
  if (!isObject(value)) return [faultAt('', 'value-form', { met: shown(value), form: { zh: '须是一个对象', en: 'it must be an object' } })];
  const form = (pointer: string, met: unknown, zh: string, en: string) => faultAt(pointer, 'value-form', { met: shown(met), form: { zh, en } });
  const faults: ProfileFault[] = [];
  for (const name of Object.keys(value).filter((one) => !members.includes(one)))
    faults.push(
      name === 'asks' ? faultAt('/asks', 'not-yours', { met: 'asks' }) : faultAt(step(name), 'member-unknown', { met: name }, nearNames(name, members)),
    );
  const { id, version, status, title, base, constrain, extend, levels, thresholds, notice } = value;
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]{1,31}$/.test(id))
    faults.push(form('/id', id, '须为小写字母开头的字母、数字、连字符，2至32个', 'lower case letters, digits and hyphens, 2 to 32'));
  if (typeof version !== 'string' || !/^\d+\.\d+$/.test(version))
    faults.push(form('/version', version, '须为加引号的两个数，如 "1.0"', 'it must be two numbers in quotes, such as "1.0"'));
  if (status === 'level') faults.push(faultAt('/status', 'not-yours', { met: 'level' }));
  else if (!statuses.includes(String(status)))
    faults.push(
      faultAt(
        '/status',
        'value-form',
        { met: shown(status), form: { zh: '须为 complete 或 structure-only', en: 'it must be complete or structure-only' } },
        nearNames(String(status), statuses),
      ),
    );
  if (!hasWords(title)) faults.push(faultAt('/title', 'words-missing', { thing: { zh: '名称', en: 'a title' } }));
  if (notice !== undefined && !hasWords(notice)) faults.push(faultAt('/notice', 'words-missing', { thing: { zh: '说明', en: 'a notice' } }));
  faults.push(...baseFaults(base), ...takenFault(id, version));
  for (const [name, list] of [
    ['constrain', constrain],
    ['extend', extend],
  ] as const)
    faults.push(...rowFaults(name, list));
  for (const [name, map] of [
    ['levels', levels],
    ['thresholds', thresholds],
  ] as const)
    if (map !== undefined && !isObject(map)) faults.push(form(`/${name}`, map, '须是一个对象', 'it must be an object'));
  return faults;
}

function baseFaults(base: unknown): readonly ProfileFault[] {
  if (base === standardReference) return [];
  const found = findProfile(String(base));
  if (found.ok) return found.value.status === 'structure-only' ? [faultAt('/base', 'base-slot', { met: base })] : [];
  const known = [standardReference, ...profileReferences];
  return [
    faultAt('/base', 'base-unknown', { met: shown(base) }, found.failure.data.near.length > 0 ? found.failure.data.near : nearNames(String(base), known)),
  ];
}

const takenFault = (id: unknown, version: unknown): readonly ProfileFault[] =>
  findProfile(`${String(id)}@${String(version)}`).ok ? [faultAt('/id', 'reference-taken', { met: `${String(id)}@${String(version)}` })] : [];

function rowFaults(name: 'constrain' | 'extend', list: unknown): readonly ProfileFault[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) return [faultAt(`/${name}`, 'value-form', { met: shown(list), form: { zh: '须是列表', en: 'it must be a list' } })];
  return list.flatMap((row: unknown, index): readonly ProfileFault[] => {
    const at = `/${name}/${index}`;
    if (!isObject(row)) return [faultAt(at, 'value-form', { met: shown(row), form: { zh: '须是一个对象', en: 'it must be an object' } })];
    if (name === 'extend') return extendFaults(row, at);
    const faults: ProfileFault[] = hasWords(row['reason']) ? [] : [faultAt(`${at}/reason`, 'words-missing', { thing: { zh: '理由', en: 'a reason' } })];
    const isCode = row['code'] !== undefined;
    if (!isCode && !isNames(row['type']))
      faults.push(
        faultAt(`${at}/type`, 'value-form', {
          met: shown(row['type']),
          form: { zh: '须是类型名或其列表', en: 'it must be the name of a type, or a list of them' },
        }),
      );
    if (!isCode && typeof row['property'] !== 'string')
      faults.push(
        faultAt(`${at}/property`, 'value-form', { met: shown(row['property']), form: { zh: '须是字段的路径', en: 'it must be the path of a member' } }),
      );
    if (isCode)
      for (const odd of Object.keys(row).filter((key) => !['code', 'forbid', 'reason'].includes(key)))
        faults.push(faultAt(at + step(odd), 'member-unknown', { met: odd }, nearNames(odd, rowMembers.constrain)));
    return faults;
  });
}

function extendFaults(row: { readonly [key: string]: unknown }, at: string): readonly ProfileFault[] {
  const faults: ProfileFault[] = Object.keys(row)
    .filter((key) => !rowMembers.extend.includes(key))
    .map((key) => faultAt(at + step(key), 'member-unknown', { met: key }, nearNames(key, rowMembers.extend)));
  if (!isNames(row['type']))
    faults.push(
      faultAt(`${at}/type`, 'value-form', {
        met: shown(row['type']),
        form: { zh: '须是类型名或其列表', en: 'it must be the name of a type, or a list of them' },
      }),
    );
  if (!hasWords(row['title'])) faults.push(faultAt(`${at}/title`, 'words-missing', { thing: { zh: '名称', en: 'a title' } }));
  if (!isObject(row['schema']) || typeof row['schema']['type'] !== 'string') faults.push(faultAt(`${at}/schema`, 'schema-broken', { reason: 'type' }));
  return faults;
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNames = (value: unknown): boolean =>
  typeof value === 'string' || (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'));

/** Both languages, and nothing else: a comma without quotes makes a third member of half a sentence. */
export function hasWords(value: unknown): value is Words {
  if (!isObject(value)) return false;
  const { zh, en } = value;
  return typeof zh === 'string' && typeof en === 'string' && zh.trim() !== '' && en.trim() !== '' && Object.keys(value).length === 2;
}

/** A value in few words, for sentences. */
export const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '–')).slice(0, 80);
