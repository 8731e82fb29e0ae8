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

/** What must not handle a service entry, and how one must not sign in there. */
const ownWays = { handling: 'own-form', signIn: 'own-account' } as const;

/** Service entries lead to the existing systems and the one identity service; an account or app sets up no forms and no accounts of its own. */
export const noOwnServiceForm: RecordRule = {
  id: 'no-own-service-form',
  on: 'record',
  severity: 'error',
  zh: '办事入口“{name}”的 {member} 为“{value}”：不得另设办理表单和账户。请改用政务服务平台的既有办理系统和平台的统一身份认证，或撤下该入口。',
  en: 'The service entry "{name}" has {member} "{value}": forms and accounts of its own are not allowed. Use the existing system of the service platform and the identity service of the platform, or take the entry down.',
  requirement: 'JY-CHN-011',
  types: ['ChannelAccountDraft', 'ChannelAccount'],
  check: (record) =>
    listAt(record, 'serviceEntries').flatMap((entry, place) =>
      Object.entries(ownWays)
        .filter(([member, own]) => entry[member] === own)
        .map(([member, own]) => ({ path: ['serviceEntries', place, member], value: own, params: { name: textAt(entry, 'name') ?? '', member } })),
    ),
};

/** All of this file. */
export const channelRules: readonly RecordRule[] = [appFiledBeforeLaunch, noOwnServiceForm, recallByHand];
