/** A public warning as resource and as message. All eight facts are said (突发事件应对法 64); an exercise is marked wherever it goes. */
import { codeName } from '@jiyue/sdk';
import type { Alert, Organization } from '@jiyue/standards/model';

/** One line: 【演练】暴雨红色预警. */
export function alertTitle({ event, category, level, isExercise }: Alert, language: 'zh-CN' | 'en'): string {
  const what = `${event ?? codeName('alert-category', category, language)} ${codeName('alert-level', level, language)}`;
  const exercise = language === 'en' ? '[EXERCISE] ' : '【演练】';
  return `${isExercise ? exercise : ''}${language === 'en' ? what : what.replace(' ', '')}`;
}

/** The facts, a line each. */
export function alertText(alert: Alert, issuer: Organization | undefined, language: 'zh-CN' | 'en'): string {
  const { category, level, startsAt, endsAt, area, advice, measures, issuerId, issuedAt } = alert;
  const name = issuer?.name ?? issuerId;
  const facts: readonly (readonly [string, string, string | undefined])[] = [
    ['类别', 'Category', codeName('alert-category', category, language)],
    ['级别', 'Level', codeName('alert-level', level, language)],
    ['起始时间', 'From', inChina(startsAt)],
    ['预计结束时间', 'Until', endsAt === undefined ? undefined : inChina(endsAt)],
    ['可能影响范围', 'Area', area.text],
    ['警示事项', 'Beware of', advice],
    ['应采取的措施', 'What to do', measures],
    ['发布机关', 'Issued by', name],
    ['发布时间', 'Issued at', issuedAt === undefined ? undefined : inChina(issuedAt)],
  ];
  return facts.flatMap(([zh, en, value]) => (value === undefined ? [] : [language === 'en' ? `${en}: ${value}` : `${zh}：${value}`])).join('\n');
}

/** The draft that goes to the repository: stored first, pushed then (先入库，后使用). */
export const alertDraft = (alert: Alert, columnId: string, issuer: Organization | undefined) => ({
  kind: 'article',
  siteId: alert.siteId,
  columnId,
  ownerId: alert.issuerId,
  title: alertTitle(alert, 'zh-CN'),
  source: { name: issuer?.name ?? alert.issuerId },
  body: { format: 'plain', text: alertText(alert, issuer, 'zh-CN') },
  classification: { regionCode: alert.area.regionCodes[0]! },
  updateType: 'major',
  locale: alert.locale,
  ...(alert.attachmentIds ? { attachmentIds: [...alert.attachmentIds] } : {}),
});

const inChina = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
