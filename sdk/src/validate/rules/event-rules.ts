/** Rules on events of the change log: what is written there stays, so that no personal information may enter it. */
import { identityNumbersIn, mobileNumbersIn } from './personal-marks.ts';
import { type Breach, listAt, objectAt, type RecordRule, type RuleRecord, textAt } from './rule.ts';

/** Families of the repository itself: their ids may be numbers of an older system that look like a telephone. */
const ownFamilies = /(^|\.)(organization|site|column|resource|relation|attachment)\.[a-z-]+$/;

/** An event about a person's account, case or subscription holds ids and digests; an id is no telephone and no identity number. */
export const noPersonalDataInLog: RecordRule = {
  id: 'no-personal-data-in-log',
  on: 'record',
  severity: 'error',
  zh: '变更事件的“{member}”含有个人信息（{mark}）。日志只增不改，只写标识和杂凑值：请另给不透明的标识，个人信息留在可删除的记录中。',
  en: 'The member "{member}" of the event holds personal information ({mark}). The log is never changed and has ids and digests only: give an opaque id, and keep the information in the record, which can be erased.',
  requirement: 'JY-USER-008',
  types: ['ChangeEvent', 'ChangePage'],
  check: (record) =>
    record['items'] === undefined ? eventBreaches(record, []) : listAt(record, 'items').flatMap((event, place) => eventBreaches(event, ['items', place])),
};

const identityNumber = { zh: '居民身份证号码', en: 'a resident identity number' };
const mobileNumber = { zh: '手机号码', en: 'a mobile telephone number' };

function eventBreaches(event: RuleRecord, path: readonly (string | number)[]): readonly Breach[] {
  if (ownFamilies.test(textAt(event, 'type') ?? '')) return [];
  const texts = [
    ['subject', textAt(event, 'subject'), [] as readonly string[]] as const,
    ...Object.keys(objectAt(event, 'data')).map((member) => [member, textAt(objectAt(event, 'data'), member), ['data']] as const),
  ];
  return texts.flatMap(([member, text = '', head]): readonly Breach[] => {
    const mark = identityNumbersIn(text).length > 0 ? identityNumber : mobileNumbersIn(text).length > 0 ? mobileNumber : undefined;
    // the value itself is not told: findings go into reports
    return mark === undefined ? [] : [{ path: [...path, ...head, member], params: { member, mark } }];
  });
}

/** All of this file. */
export const eventRules: readonly RecordRule[] = [noPersonalDataInLog];
