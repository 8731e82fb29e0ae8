/** Members of code tables: codes that travel, names that tell them apart, and nothing that points to what is not there. */
import { standardVersion } from '../schema-files.ts';
import type { CodeMember, CodeTable } from '../sources.ts';
import { closeGate, type GateResult, inChinese, repeated } from './gate.ts';
import type { World } from './world.ts';

/** Latin letters and digits in parts joined by hyphens or points: our kebab-case, or the codes of a norm. */
const codeForm = /^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/;
const has = (text: unknown) => typeof text === 'string' && text.trim() !== '';

/** Judges each member. */
export function checkCodeMembers({ standard: { tables } }: World): GateResult {
  const byId = new Map(tables.map((table) => [table.id, table]));
  const findings = tables.flatMap((table) => [
    ...labelFaults(table),
    ...groupFaults(table, byId),
    ...table.members.flatMap((member) => memberFaults(table, member, byId).map((fault) => `${table.id}: ${member.code} ${fault}`)),
  ]);
  return closeGate(
    'code-members',
    tables.reduce((sum, { members }) => sum + members.length, 0),
    findings,
  );
}

type Tables = ReadonlyMap<string, CodeTable>;

/** Two rows of one menu must not read alike; below another parent the same name may come again. */
function labelFaults({ id, members }: CodeTable): readonly string[] {
  const menus = Map.groupBy(members, ({ parent }) => parent ?? '');
  return [...menus.values()].flatMap((menu) =>
    (['zh', 'en'] as const).flatMap((language) =>
      repeated(menu.map((member) => member[language])).map((label) => `${id}: "${label}" names two codes of one menu; tell them apart`),
    ),
  );
}

function groupFaults({ id, groups, members }: CodeTable, tables: Tables): readonly string[] {
  const named = members.filter(({ group }) => group !== undefined);
  if (groups === undefined) return named.map(({ code }) => `${id}: ${code} has a group, and the table does not say what its groups are (groups)`);
  const known = new Set(tables.get(groups)?.members.map(({ code }) => code));
  if (!tables.has(groups)) return [`${id}: its groups come from table "${groups}", which does not exist`];
  return members
    .filter(({ group }) => group === undefined || !known.has(group))
    .map(({ code, group }) => `${id}: ${code} has the group "${group ?? ''}", which is no code of table ${groups}`);
}

function memberFaults(table: CodeTable, member: CodeMember, tables: Tables): readonly string[] {
  const codes = new Set(table.members.map(({ code }) => code));
  const { code, since, next = [], table: values, evidence, deprecated } = member;
  const faults: readonly (readonly [boolean, string])[] = [
    [codeForm.test(code), 'is not written in Latin letters and digits; a name is no code'],
    [/^\d+\.\d+$/.test(since) && !isLater(since, standardVersion), `is there since "${since}"; the standard is at ${standardVersion}`],
    [
      next.every((one) => codes.has(one) && one !== code),
      `may be followed by "${next.find((one) => !codes.has(one) || one === code) ?? ''}", which is no other code`,
    ],
    [values === undefined || tables.has(values), `takes its values from table "${values ?? ''}", which does not exist`],
    [!(evidence === 'memory' && table.bind === 'required'), 'is from memory and the table is closed; bind it as extensible'],
    [!isOwnAncestor(member, table), 'stands below itself'],
    ...(['note', 'reached', 'from'] as const).map((told) => [inChinese(member[told]), `has a ${told} without Chinese`] as const),
  ];
  return [...faults.filter(([holds]) => !holds).map(([, fault]) => fault), ...(deprecated ? deprecationFaults(table, member, tables) : [])];
}

function deprecationFaults(table: CodeTable, { code, deprecated }: CodeMember, tables: Tables): readonly string[] {
  const { since = '', removeIn, use, reason } = deprecated ?? {};
  const target = use?.includes(' ') ? use.split(' ') : [table.id, use ?? ''];
  const successor = tables.get(target[0] ?? '')?.members.find((member) => member.code === target[1]);
  const faults: readonly (readonly [boolean, string])[] = [
    [/^\d+\.\d+$/.test(since), 'is deprecated without saying since when'],
    [has(reason?.zh) && has(reason?.en), 'is deprecated without a reason in both languages'],
    [removeIn === undefined || isLater(removeIn, since), `may be refused from ${removeIn ?? ''}, which is not after ${since}`],
    [
      use === undefined || (successor !== undefined && (target[0] !== table.id || successor.code !== code) && !successor.deprecated),
      `points to "${use ?? ''}", which is no code in use`,
    ],
  ];
  return faults.filter(([holds]) => !holds).map(([, fault]) => fault);
}

function isLater(a: string, b: string): boolean {
  const [[aMajor = 0, aMinor = 0], [bMajor = 0, bMinor = 0]] = [a, b].map((version) => version.split('.').map(Number)) as [number[], number[]];
  return aMajor > bMajor || (aMajor === bMajor && aMinor > bMinor);
}

function isOwnAncestor(member: CodeMember, { members }: CodeTable): boolean {
  const seen = new Set<string>();
  for (let above = member.parent; above !== undefined && !seen.has(above); above = members.find(({ code }) => code === above)?.parent) {
    if (above === member.code) return true;
    seen.add(above);
  }
  return false;
}
