/** Rules on what platforms exchange: what came from where, what became of it, and whether the figures of a run add up. */
import { digestDraft } from '../../ingest/digest-draft.ts';
import { type Breach, listAt, noBreach, numberAt, objectAt, type RecordRule, type RuleRecord, textAt } from './rule.ts';

/** The record that an item of an exchange carries stands under the name of its kind. */
const carried = (item: RuleRecord): RuleRecord => objectAt(item, textAt(item, 'kind') ?? '');

/** Extensions in a record are described by a definition that was sent before and is named in the batch. */
export const definitionsBeforeData: RecordRule = {
  id: 'definitions-before-data',
  on: 'record',
  severity: 'error',
  zh: '记录带有扩展“{namespace}”，批次的 definitions 中没有该命名空间的记录定义。请先送出定义，再在批次中引用。',
  en: 'The record has the extension "{namespace}", and the batch names no definition of that namespace. Send the definition first, then name it in the batch.',
  requirement: 'JY-FMT-022',
  types: ['ExchangeBatch'],
  check(record) {
    const issuers = new Set(listAt(record, 'definitions').map((definition) => textAt(definition, 'issuer')));
    return listAt(record, 'items').flatMap((item, place) =>
      Object.keys(objectAt(carried(item), 'ext'))
        .filter((namespace) => !issuers.has(namespace))
        .map((namespace) => ({ path: ['items', place, textAt(item, 'kind') ?? '', 'ext'], value: namespace, params: { namespace } })),
    );
  },
};

/** The way of an item begins at its first platform and ends at the sender. */
export const originPath: RecordRule = {
  id: 'origin-path',
  on: 'record',
  severity: 'error',
  zh: '经过的平台(via)应从最初来源“{origin}”开始，到送出平台“{sender}”为止{received}。转送时在末尾加上本平台，不得改动已有的各项。',
  en: 'The platforms passed (via) begin with the origin "{origin}" and end with the sender "{sender}"{received}. Add your own at the end when you send on; do not change the others.',
  requirement: 'JY-EXC-009',
  types: ['ExchangeBatch'],
  check(record) {
    const sender = textAt(record, 'platform') ?? '';
    return listAt(record, 'items').flatMap((item, place) => {
      const from = objectAt(item, 'origin');
      const via = Array.isArray(from['via']) ? (from['via'] as readonly unknown[]) : [];
      const origin = textAt(from, 'platform') ?? '';
      if (via.length === 0 || (via[0] === origin && via.at(-1) === sender)) return noBreach;
      return [{ path: ['items', place, 'origin', 'via'], value: via.join(' → '), params: { origin, sender } }];
    });
  },
};

/** What the repository keeps of a resource; all else is content, as a sender gives it. */
const keptByRepository = new Set(['id', 'version', 'enteredAt', 'updatedAt', 'status', 'firstPublishedAt', 'publishedAt', 'scheduledAt', 'withdrawal']);

/** A resource that is sent on has the content its first platform gave, extensions included: their digests are equal. */
export const extensionsPassThrough: RecordRule = {
  id: 'extensions-pass-through',
  on: 'record',
  severity: 'error',
  zh: '转送的资源内容的杂凑值应为来源所给的 {value}，由内容算得 {computed}。转送时扩展字段和其他内容应逐字节保留；内容由来源平台改动时，来源给出新的版本和杂凑值。',
  en: 'The content of a resource that is sent on should have the digest {value} that its origin gave; it has {computed}. Keep extensions and all other content as they came; a change is made by the origin, with a new version and digest.',
  requirement: 'JY-EXC-016',
  types: ['ExchangeBatch'],
  check: (record) =>
    listAt(record, 'items').flatMap((item, place) => {
      const from = objectAt(item, 'origin');
      const isSentOn = Array.isArray(from['via']) && from['via'].length > 1;
      const [value, resource] = [textAt(from, 'contentDigest'), textAt(item, 'kind') === 'resource' ? item['resource'] : undefined];
      if (!isSentOn || value === undefined || typeof resource !== 'object' || resource === null) return noBreach;
      const content = Object.fromEntries(Object.entries(resource).filter(([member]) => !keptByRepository.has(member)));
      const computed = digestOf(content);
      return computed === undefined || computed === value ? noBreach : [{ path: ['items', place, 'origin', 'contentDigest'], value, params: { computed } }];
    }),
};

/** Undefined for what has no canonical form, which other rules refuse. */
function digestOf(content: object): string | undefined {
  try {
    return digestDraft(content).digest;
  } catch {
    return undefined;
  }
}

/** Each receipt that refuses says why, and no other does; a settled one says when. */
export const receiptFaults: RecordRule = {
  id: 'receipt-faults',
  on: 'record',
  severity: 'error',
  zh: '回执的结果为“{outcome}”，与 {member} 不相配：已拒绝的写明每一处原因，其他的不写；已公开和已拒绝的写明确定时刻，待定的不写。',
  en: 'The receipt says {outcome}, which does not go with {member}: a refusal gives each of its faults, others give none; published and refused say when they were settled, waiting does not.',
  requirement: 'JY-EXC-007',
  types: ['ExchangeReceipt', 'ExchangeReceiptPage', 'ExchangeBatchReply'],
  check(record) {
    if (record['outcome'] !== undefined) return receiptBreaches(record, []);
    return ['items', 'receipts'].flatMap((member) => listAt(record, member).flatMap((receipt, place) => receiptBreaches(receipt, [member, place])));
  },
};

function receiptBreaches(receipt: RuleRecord, path: readonly (string | number)[]): readonly Breach[] {
  const outcome = textAt(receipt, 'outcome') ?? '';
  const breach = (member: string): readonly Breach[] => [{ path: [...path, member], params: { outcome, member } }];
  const hasErrors = listAt(receipt, 'errors').length > 0;
  if ((outcome === 'refused') !== hasErrors) return breach('errors');
  return (outcome === 'waiting') === (receipt['settledAt'] !== undefined) ? breach('settledAt') : noBreach;
}

/** Receipts of a batch are counted by their outcome. */
export const receiptCounts: RecordRule = {
  id: 'receipt-counts',
  on: 'record',
  severity: 'error',
  zh: '“{member}”应为 {expected}，即该结果的回执数{received}。请核对各数，使其相加等于项数。',
  en: '"{member}" should be {expected}, the number of receipts with that outcome{received}. Check the counts so that they add up to the items.',
  requirement: 'JY-EXC-022',
  types: ['ExchangeBatchReply'],
  check(record) {
    if (!Array.isArray(record['receipts'])) return noBreach;
    const receipts = listAt(record, 'receipts');
    return ['waiting', 'published', 'refused'].flatMap((member) => {
      const [value, expected] = [numberAt(record, member), receipts.filter(({ outcome }) => outcome === member).length];
      return value === undefined || value === expected ? noBreach : [{ path: [member], value: String(value), params: { member, expected } }];
    });
  },
};

/** Each kind of run, alone and in a page. */
const eachRun = (record: RuleRecord): readonly (readonly [readonly (string | number)[], RuleRecord])[] =>
  record['items'] === undefined ? [[[], record]] : listAt(record, 'items').map((run, place) => [['items', place], run] as const);

/** What a run read is what became of it. */
export const runCounts: RecordRule = {
  id: 'run-counts',
  on: 'record',
  severity: 'error',
  zh: '“读到的项数”(read)应等于已入库、无变化、已拒绝、已撤下之和 {expected}{received}。运行结束后各数应相加无余。',
  en: '"Items read" (read) should be {expected}, the sum of stored, unchanged, refused and withdrawn{received}. When a run has ended nothing is left over.',
  requirement: 'JY-EXC-022',
  types: ['ExchangeRun', 'ExchangeRunPage'],
  check(record) {
    return eachRun(record).flatMap(([path, run]) => {
      const [read, ...parts] = ['read', 'stored', 'unchanged', 'refused', 'withdrawn'].map((member) => numberAt(run, member));
      if (parts.includes(undefined)) return noBreach;
      const expected = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
      if (textAt(run, 'state') !== 'done' || read === undefined || read === expected) return noBreach;
      return [{ path: [...path, 'read'], value: String(read), params: { expected } }];
    });
  },
};

/** An empty catalogue, or one that lost more than half, stops the run until a person has decided; nothing is withdrawn meanwhile. */
export const shrinkingCatalogue: RecordRule = {
  id: 'shrinking-catalogue',
  on: 'record',
  severity: 'error',
  zh: '对方目录由 {before} 项变为 {now} 项，为空或缩减超过一半，运行却未暂停待人确认，或已据此撤稿{received}。请写明 hold，置状态为 paused，撤下数为 0。',
  en: 'The catalogue went from {before} to {now} records, which is empty or less than half, and the run was not held for a person or has withdrawn records{received}. State hold, set the state to paused and withdraw nothing.',
  requirement: 'JY-EXC-010',
  types: ['ExchangeRun', 'ExchangeRunPage'],
  check(record) {
    return eachRun(record).flatMap(([path, run]) => {
      const [before = 0, now = 0, withdrawn = 0] = ['catalogueBefore', 'catalogueNow', 'withdrawn'].map((member) => numberAt(run, member));
      if (before === 0 || (now > 0 && now * 2 >= before)) return noBreach;
      const hold = run['hold'] === undefined ? undefined : objectAt(run, 'hold');
      const params = { before, now };
      if (hold === undefined) return [{ path: [...path, 'hold'], params }];
      if (hold['goesOn'] !== true && withdrawn > 0) return [{ path: [...path, 'withdrawn'], value: String(withdrawn), params }];
      const waits = hold['goesOn'] === undefined && textAt(run, 'state') !== 'paused';
      return waits ? [{ path: [...path, 'state'], value: textAt(run, 'state') ?? '', params }] : noBreach;
    });
  },
};

const minute = 60_000;

/** The delay of a relay is what lies between the two times, and it is beyond the time allowed. */
export const relayDelay: RecordRule = {
  id: 'relay-delay',
  on: 'record',
  severity: 'error',
  zh: '“相差的分钟数”(delayMinutes)应为 {expected}，即转载时刻（未转载的为统计时刻）减去原文发布时刻，且应超过时限 {limit}{received}。',
  en: '"Minutes" (delayMinutes) should be {expected}, the time from the original to its relay, or to the time of counting, and more than the {limit} allowed{received}.',
  requirement: 'JY-EXC-014',
  types: ['LateRelayPage'],
  check(record) {
    return listAt(record, 'items').flatMap((relay, place) => {
      const [from, to] = [textAt(relay, 'sourcePublishedAt'), textAt(relay, 'relayedAt') ?? textAt(relay, 'countedAt')];
      const [delay, limit = 0] = [numberAt(relay, 'delayMinutes'), numberAt(relay, 'limitMinutes')];
      const expected = from === undefined || to === undefined ? Number.NaN : Math.floor((Date.parse(to) - Date.parse(from)) / minute);
      if (Number.isNaN(expected) || delay === undefined || (delay === expected && delay > limit)) return noBreach;
      return [{ path: ['items', place, 'delayMinutes'], value: String(delay), params: { expected, limit } }];
    });
  },
};

/** A request that was decided says how; one that was corrected names the version. */
export const correctionResult: RecordRule = {
  id: 'correction-result',
  on: 'record',
  severity: 'error',
  zh: '更正请求的状态为“{state}”，与处理结果不相配：已更正的写明更正后的版本，不予更正的写明结果而没有版本，尚未处理的没有结果。',
  en: 'The request is {state}, which does not go with its result: corrected names the version, declined has a result without one, undecided has none.',
  requirement: 'JY-EXC-013',
  types: ['CorrectionRequest', 'CorrectionRequestPage'],
  check(record) {
    return eachRun(record).flatMap(([path, request]) => {
      const state = textAt(request, 'state') ?? '';
      const isDecided = state === 'corrected' || state === 'declined';
      const result = request['result'] === undefined ? undefined : objectAt(request, 'result');
      if (isDecided !== (result !== undefined)) return [{ path: [...path, 'result'], params: { state } }];
      const isNamed = result?.['correctedVersion'] !== undefined;
      return result && (state === 'corrected') !== isNamed ? [{ path: [...path, 'result', 'correctedVersion'], params: { state } }] : noBreach;
    });
  },
};

/** Attribute, the member that goes with a condition, the one that goes with a refusal. */
const attributes = [
  { attribute: 'sharing', condition: 'sharingCondition', ground: 'sharingGround', conditional: '2', refused: '3' },
  { attribute: 'opening', condition: 'openingCondition', ground: 'openingGround', conditional: 'conditional', refused: 'disallowed' },
] as const;

/** Conditional sharing states its condition, refusal its ground. */
export const sharingCondition: RecordRule = {
  id: 'sharing-condition',
  on: 'record',
  severity: 'error',
  zh: '“{attribute}”为“{given}”时，{member} {must}。有条件的写明条件，不予的写明依据，其余两项都不写。',
  en: 'With {attribute} "{given}", {member} {must}. A condition goes with conditional, a ground with refused, and nothing with the rest.',
  requirement: 'JY-EXC-012',
  types: ['SharedDatasetDraft', 'SharedDataset', 'SharedDatasetPage'],
  check(record) {
    return eachRun(record).flatMap(([path, dataset]) =>
      attributes.flatMap(({ attribute, condition, ground, conditional, refused }) => {
        const value = textAt(dataset, attribute) ?? '';
        return [
          [condition, conditional],
          [ground, refused],
        ].flatMap(([member = '', when]) => {
          const [isThere, isWanted] = [dataset[member] !== undefined, value === when];
          if (isThere === isWanted) return noBreach;
          const must = isWanted ? { zh: '必须填写', en: 'is required' } : { zh: '不得填写', en: 'is left out' };
          return [{ path: [...path, member], params: { attribute, given: value, member, must } }];
        });
      }),
    );
  },
};

/** All of them. */
export const exchangeRules: readonly RecordRule[] = [
  correctionResult,
  definitionsBeforeData,
  extensionsPassThrough,
  originPath,
  receiptCounts,
  receiptFaults,
  relayDelay,
  runCounts,
  sharingCondition,
  shrinkingCatalogue,
];
