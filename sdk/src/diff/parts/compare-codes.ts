/** Changes of code tables: members never vanish and never change their meaning within a major version. */

import { type Change, changeOf, type Level } from '../change.ts';
import type { CodeMember, CodeTable } from '../version.ts';
import { say, sayMeaning } from './say.ts';
import { actionTexts, whatTexts, whoTexts } from './texts.ts';

/** Changes from one set of tables to another. */
export function compareCodes(before: readonly CodeTable[], after: readonly CodeTable[]): readonly Change[] {
  const [old, fresh] = [byId(before), byId(after)];
  return [
    ...before.flatMap((table) => {
      const now = fresh.get(table.id);
      return now
        ? compareTable(table, now)
        : [of(table.id, '', 'table-removed', 'major', { what: say(whatTexts.tableRemoved), affected: whoTexts.both, action: actionTexts.stopUse })];
    }),
    ...after
      .filter(({ id }) => !old.has(id))
      .map(({ id, title }) =>
        of(id, '', 'table-added', 'minor', { what: sayMeaning(whatTexts.tableAdded, title), affected: whoTexts.nobody, action: actionTexts.use }),
      ),
  ];
}

const byId = (tables: readonly CodeTable[]) => new Map(tables.map((table) => [table.id, table]));

type Texts = Pick<Change, 'what' | 'affected' | 'action'> & Partial<Pick<Change, 'before' | 'after'>>;
const of = (thing: string, pointer: string, keyword: string, level: Level, texts: Texts): Change =>
  changeOf({ area: 'code', thing, pointer, keyword, level, ...texts });

function compareTable(old: CodeTable, now: CodeTable): readonly Change[] {
  const [before, after] = [byCode(old), byCode(now)];
  return [
    ...(old.bind === now.bind
      ? []
      : [
          of(now.id, '/bind', 'bind', 'major', {
            what: say(whatTexts.bindChanged, { before: old.bind, after: now.bind }),
            affected: now.bind === 'required' ? whoTexts.senders : whoTexts.readers,
            action: actionTexts.change,
            before: old.bind,
            after: now.bind,
          }),
        ]),
    ...old.members.flatMap((member) => {
      const next = after.get(member.code);
      if (next) return compareMember(now.id, member, next);
      return [
        of(now.id, `/${member.code}`, 'code-removed', 'major', {
          what: say(whatTexts.codeRemoved, { code: member.code, before: member.zh }),
          affected: whoTexts.senders,
          action: actionTexts.stopUse,
          before: member.zh,
        }),
      ];
    }),
    ...now.members
      .filter(({ code }) => !before.has(code))
      .map((member) =>
        // a reader of a closed table knows no code but those of its version
        of(now.id, `/${member.code}`, 'code-added', now.bind === 'required' ? 'major' : 'minor', {
          what: say(whatTexts.codeAdded, { code: member.code, after: member.zh }),
          affected: now.bind === 'required' ? whoTexts.readers : whoTexts.nobody,
          action: now.bind === 'required' ? actionTexts.reply : actionTexts.use,
          after: member.zh,
        }),
      ),
  ];
}

const byCode = ({ members }: CodeTable) => new Map(members.map((member) => [member.code, member]));

function compareMember(table: string, old: CodeMember, now: CodeMember): readonly Change[] {
  const { code } = now;
  const at = `/${code}`;
  const changes: Change[] = [];
  if (old.zh !== now.zh)
    changes.push(
      of(table, at, 'code-meaning', 'major', {
        what: say(whatTexts.codeMeaning, { code, before: old.zh, after: now.zh }),
        affected: whoTexts.both,
        action: actionTexts.read,
        before: old.zh,
        after: now.zh,
      }),
    );
  else if (old.en !== now.en)
    changes.push(
      of(table, at, 'code-text', 'patch', {
        what: say(whatTexts.codeText, { code }),
        affected: whoTexts.nobody,
        action: actionTexts.none,
        before: old.en,
        after: now.en,
      }),
    );
  if (old.parent !== now.parent)
    changes.push(
      of(table, at, 'code-parent', 'major', {
        what: say(whatTexts.codeParent, { code, before: old.parent ?? '–', after: now.parent ?? '–' }),
        affected: whoTexts.both,
        action: actionTexts.read,
        before: old.parent,
        after: now.parent,
      }),
    );
  if (!old.deprecated && now.deprecated)
    changes.push(
      of(table, at, 'code-deprecated', 'minor', { what: say(whatTexts.codeDeprecated, { code }), affected: whoTexts.senders, action: actionTexts.planStop }),
    );
  if (old.deprecated && !now.deprecated)
    changes.push(of(table, at, 'code-revived', 'minor', { what: say(whatTexts.codeRevived, { code }), affected: whoTexts.nobody, action: actionTexts.use }));
  return changes;
}
