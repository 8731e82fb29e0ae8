/** Names of codes where one name is not enough: a topic with its upper level, a relation as read from one end. */
import { codeMember, codeName } from '@jiyue/sdk';
import type { Language } from './texts.ts';

/** 主题分类 with its upper level, as the notice's own page prints it: 综合政务\政务公开. */
export function topicName(code: string, language: Language): string {
  const parent = codeMember('topic', code)?.parent;
  const name = codeName('topic', code, language);
  return parent === undefined ? name : `${codeName('topic', parent, language)}\\${name}`;
}

/** Name of a relation as read from one end; relations that read alike from both ends have one name. */
export function relationName(type: string, end: 'from' | 'to', language: Language): string {
  const inverse = codeMember('relation-type', type)?.[language === 'en' ? 'inverseEn' : 'inverseZh'];
  return end === 'to' && typeof inverse === 'string' ? inverse : codeName('relation-type', type, language);
}
