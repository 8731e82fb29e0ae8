/** Rules on channel accounts and recalls: an app is filed before it is launched, what is left to a person is counted. */
import { codeMember } from '../../codes/code-tables.ts';
import { type Breach, listAt, noBreach, type RecordRule, textAt } from './rule.ts';

/** States of a filing in which an app may run. */
const filed = new Set(['filed', 'changing']);

/** An app, mini-program or quick app is launched with a filing number and a filing in force. */
export const appFiledBeforeLaunch: RecordRule = {
  id: 'app-filed-before-launch',
  on: 'record',
  severity: 'error',
  zh: '应用已标为上线，{thing}不符：上线须有备案编号，备案状态为“已备案”。请先备案，或改为未上线。',
  en: 'The app is marked as launched, and {thing} does not allow it: a launch needs a filing number and a filing in force. File it first, or unmark it.',
  requirement: 'JY-CHN-012',
  types: ['ChannelAccount'],
  check(record) {
    const isApp = codeMember('channel-kind', textAt(record, 'channel') ?? '')?.group === 'app';
    if (!isApp || record['isLaunched'] !== true) return noBreach;
    const state = textAt(record, 'filingState');
    const breaches: Breach[] = [];
    if (record['filingNumber'] === undefined) breaches.push({ path: ['filingNumber'] });
    if (state !== undefined && !filed.has(state)) breaches.push({ path: ['filingState'], value: state });
    return breaches;
  },
};

/** The number left to a person is that of the results that say so. */
export const recallByHand: RecordRule = {
  id: 'recall-by-hand',
  on: 'record',
  severity: 'error',
  zh: '{thing}为{value}，须人工处理的结果有{count}条。请改为实有条数。',
  en: '{thing} is {value}, and {count} results are left to a person. State the number there is.',
  requirement: 'JY-CHN-005',
  types: ['ChannelRecall'],
  check(record) {
    const { byHand, results } = record;
    const count = listAt(record, 'results').filter(({ outcome }) => outcome === 'by-hand').length;
    return typeof byHand !== 'number' || results === undefined || byHand === count
      ? noBreach
      : [{ path: ['byHand'], value: String(byHand), params: { count } }];
  },
};

/** All of this file. */
export const channelRules: readonly RecordRule[] = [appFiledBeforeLaunch, recallByHand];
