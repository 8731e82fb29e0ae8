/**
 * An adopted requirement names a norm that is registered in code table `norm`, and does not claim to rest on more than was read of it:
 * where the register says "memory", no row says "text". What is no norm (deployed practice, local notices) stands in a list of its own.
 */
import type { Requirement } from '../requirements.ts';
import type { CodeMember } from '../sources.ts';
import { closeGate, type GateResult } from './gate.ts';
import { rowsOf, type World } from './world.ts';

/** Sources that are no registered norm, by how they begin, with what may be claimed at most. */
const others: Readonly<Record<string, Evidence>> = {
  'WCAG 2.1': 'second-hand',
  'RFC 3339': 'second-hand',
  全国政府网站信息报送系统帮助页: 'text',
  '2016年第二季度抽查通报': 'text',
  中国政府网政策文件: 'text',
  湖北省: 'text',
  辽宁省: 'second-hand',
  '地方“好差评”办法': 'second-hand',
  国家政务服务平台接入实践: 'second-hand',
  写法另以: 'text',
};

type Evidence = NonNullable<Requirement['evidence']>;

const strength: Readonly<Record<Evidence, number>> = { memory: 0, 'second-hand': 1, text: 2 };

/** Judges each adopted row. */
export function checkAdoptedSources(world: World): GateResult {
  const norms = world.standard.tables.find(({ id }) => id === 'norm')?.members ?? [];
  const rows = rowsOf(world).filter(({ basis }) => basis === 'adopted');
  return closeGate(
    'adopted-sources',
    rows.length,
    rows.flatMap((row) => rowFaults(row, norms)),
  );
}

function rowFaults({ id, source = '', evidence = 'memory' }: Requirement, norms: readonly CodeMember[]): readonly string[] {
  const parts = partsOf(source).map((part) => ({ part, known: knownEvidence(part, norms) }));
  const unknown = parts.filter(({ known }) => known === undefined).map(({ part }) => `${id}: “${part}” names no norm of code table norm; register it`);
  const best = Math.max(...parts.map(({ known }) => (known ? strength[known] : strength.text)));
  return strength[evidence] > best ? [...unknown, `${id}: claims evidence "${evidence}", and the register of norms has less for “${source}”`] : unknown;
}

/** Several sources are parted by ； outside brackets. */
const partsOf = (source: string): readonly string[] =>
  source
    .replaceAll(/（[^）]*）/g, (bracket) => bracket.replaceAll('；', '，'))
    .split('；')
    .map((part) => part.trim());

/** What is known of the norm that a part names; a member without `evidence` was read in the places it lists as `reached`. */
function knownEvidence(part: string, norms: readonly CodeMember[]): Evidence | undefined {
  const norm = norms.find((one) => namesOf(one).some((name) => part.includes(name)));
  if (norm) return (norm['evidence'] as Evidence | undefined) ?? 'text';
  return Object.entries(others).find(([start]) => part.startsWith(start))?.[1];
}

/** Number, title, and the title as it is cited: without 国务院关于, and a GB number without its part. */
const namesOf = ({ number, zh }: CodeMember): readonly string[] =>
  [typeof number === 'string' ? number : '', zh, zh.replace('中华人民共和国', '')].filter((name) => name !== '');
