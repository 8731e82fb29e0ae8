/** Crosswalks lead to codes and fields that exist, say how well they fit, and claim conformity to nothing. */
import type { Crosswalk, CrosswalkField, CrosswalkRow } from '../crosswalks.ts';
import { closeGate, type GateResult, inChinese, repeated } from './gate.ts';
import type { World } from './world.ts';

const evidences = new Set(['deployed-platform', 'training-project', 'secondary-article', 'standard-contents', 'text']);
const fits = new Set(['same', 'wider', 'narrower', 'none']);
const claim = /符合[^。；]*标准|遵循|conform|complian|certified/iu;
const has = (text: unknown) => typeof text === 'string' && text.trim() !== '';

/** Judges each crosswalk with its systems, rows and fields. */
export function checkCrosswalks(world: World): GateResult {
  const { crosswalks } = world;
  const findings = crosswalks.flatMap(({ file, doc }) =>
    [
      ...(file === `crosswalks/${doc.id}.yaml` ? [] : [`its id is "${doc.id}"; name the file after it`]),
      ...headFaults(doc, world),
      ...rowFaults(doc, world),
      ...fieldFaults(doc, world),
    ].map((fault) => `${file}: ${fault}`),
  );
  return closeGate(
    'crosswalks',
    crosswalks.reduce((sum, { doc: { systems, rows = [], fields = [] } }) => sum + systems.length + rows.length + fields.length, 0),
    findings,
  );
}

function headFaults({ title, systems, rows = [], fields = [], table, also = [], ...rest }: Crosswalk, { standard }: World): readonly string[] {
  const ids = new Set(standard.tables.map(({ id }) => id));
  const norms = new Set(standard.tables.find(({ id }) => id === 'norm')?.members.map(({ code }) => code));
  const used = new Set([...rows.map(({ system }) => system), ...fields.flatMap(({ names }) => Object.keys(names))]);
  const claims = [JSON.stringify({ title, systems, rows, fields, rest })].filter((text) => claim.test(text));
  return [
    ...(has(title.zh) && has(title.en) ? [] : ['needs a title in both languages']),
    ...(rows.length > 0 === fields.length > 0 ? ['holds either rows of codes or fields'] : []),
    ...[table, ...also].filter((id) => id !== undefined && !ids.has(id)).map((id) => `leads to table "${id ?? ''}", which does not exist`),
    ...(rows.length > 0 && table === undefined ? ['does not say which table its codes lead to'] : []),
    ...repeated(systems.map(({ id }) => id)).map((id) => `names system ${id} twice`),
    ...systems
      .filter(({ zh, en, evidence }) => !has(zh) || !has(en) || !evidences.has(evidence))
      .map(({ id }) => `system ${id} needs zh, en and evidence (${[...evidences].join(', ')})`),
    ...systems
      .filter(({ norm }) => norm !== undefined && !norms.has(norm))
      .map(({ id, norm }) => `system ${id} is norm "${norm ?? ''}", which is not registered`),
    ...systems.filter(({ id }) => !used.has(id)).map(({ id }) => `system ${id} has no row`),
    ...[...used].filter((id) => !systems.some((system) => system.id === id)).map((id) => `a row names system "${id}", which is not described`),
    ...claims.map((text) => `says "${claim.exec(text)?.[0] ?? ''}": a crosswalk claims no conformity`),
  ];
}

function rowFaults({ table = '', also = [], rows = [] }: Crosswalk, { standard: { tables } }: World): readonly string[] {
  const codes = new Set(
    tables.flatMap(({ id, members }) =>
      id === table || also.includes(id) ? members.filter(({ deprecated }) => !deprecated).map(({ code }) => (id === table ? code : `${id} ${code}`)) : [],
    ),
  );
  const keys = rows.map(({ system, theirs }) => `${system} ${theirs}`);
  const same = rows.filter(({ fit }) => fit === 'same').map(({ system, ours = [] }) => `${system} and our ${ours.join()}`);
  return [
    ...repeated(keys).map((key) => `"${key}" stands twice`),
    ...repeated(same).map((key) => `two codes of ${key} cannot both be the same`),
    ...rows.flatMap((row) => oneRow(row, codes).map((fault) => `${row.system} "${row.theirs}" ${fault}`)),
  ];
}

function oneRow({ theirs, zh, ours = [], fit, note }: CrosswalkRow, codes: ReadonlySet<string>): readonly string[] {
  const faults: readonly (readonly [boolean, string])[] = [
    [has(theirs) && has(zh), 'needs their code and its name'],
    [fits.has(fit), `fits as "${fit}"; say ${[...fits].join(', ')}`],
    [ours.every((code) => codes.has(code)), `leads to "${ours.find((code) => !codes.has(code)) ?? ''}", which is no code in use`],
    [fit === 'none' || ours.length > 0, 'leads nowhere; say so (fit: none)'],
    [!['same', 'narrower'].includes(fit) || ours.length <= 1, `is ${fit} and leads to several codes`],
    [inChinese(note), 'has a note without Chinese'],
    [fit !== 'wider' || ours.length > 1, 'is wider and leads to one code only'],
  ];
  return faults.filter(([holds]) => !holds).map(([, fault]) => fault);
}

function fieldFaults({ fields = [] }: Crosswalk, { standard: { model } }: World): readonly string[] {
  const exists = ({ path = '' }: CrosswalkField) => {
    const [type = '', name] = path.split('.');
    return model.get(type)?.properties.some((property) => property.name === name) === true;
  };
  return [
    ...repeated(fields.map(({ field }) => field)).map((field) => `field ${field} stands twice`),
    ...fields
      .filter((one) => (one.path === undefined) === !has(one.open))
      .map(({ field }) => `field ${field} needs either a path or a reason why it has none (open)`),
    ...fields.filter(({ open }) => !inChinese(open)).map(({ field }) => `field ${field} has a reason without Chinese`),
    ...fields
      .filter((one) => one.path !== undefined && !exists(one))
      .map(({ field, path }) => `field ${field} leads to ${path ?? ''}, which the model does not have`),
    ...fields
      .filter(({ zh, names }) => !has(zh) || Object.values(names).length === 0 || !Object.values(names).every(has))
      .map(({ field }) => `field ${field} needs zh and names`),
  ];
}
