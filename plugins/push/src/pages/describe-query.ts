/** A stored query in words, for whoever wants to see what they asked for. */
import { codeName } from '@jiyue/sdk';
import type { RecordReader } from '@jiyue/sdk/plugin';
import type { Criterion, InterestQuery } from '@jiyue/standards/model';
import type { Language } from './texts.ts';

type Names = Pick<RecordReader, 'site' | 'column' | 'organization'>;

const signs = {
  'zh-CN': { or: '、', and: '；', not: '不含：', site: '站点', column: '栏目', words: '含有', all: '和' },
  en: { or: ', ', and: '; ', not: 'without: ', site: 'site', column: 'column', words: 'with', all: ' and ' },
} as const;

/** @returns e.g. 栏目“要闻”；含有“云川江” */
export async function describeQuery({ all, none = [] }: InterestQuery, records: Names, language: Language): Promise<string> {
  const { or, and, not } = signs[language];
  const clauses: string[] = [];
  for (const { any } of all) clauses.push((await Promise.all(any.map((one) => describe(one, records, language)))).join(or));
  const exclusions = await Promise.all(none.map((one) => describe(one, records, language)));
  return [...clauses, ...(exclusions.length === 0 ? [] : [`${not}${exclusions.join(or)}`])].join(and);
}

async function describe(one: Criterion, records: Names, language: Language): Promise<string> {
  const texts = signs[language];
  const quoted = (names: readonly string[], join: string = texts.or) => names.map((name) => `“${name}”`).join(join);
  const named = async (ids: readonly string[], read: (id: string) => Promise<{ readonly name: string } | undefined>) =>
    quoted(await Promise.all(ids.map(async (id) => (await read(id))?.name ?? id)));
  switch (one.kind) {
    case 'site':
      return `${texts.site}${await named(one.siteIds, (id) => records.site(id))}`;
    case 'column':
      return `${texts.column}${await named(one.columnIds, (id) => records.column(id))}`;
    case 'words':
      return `${texts.words}${quoted(one.words, one.needsAll ? texts.all : texts.or)}`;
    case 'keyword':
      return quoted(one.keywords);
    case 'resource-kind':
      return one.resourceKinds.map((code) => codeName('resource-kind', code, language)).join(texts.or);
    case 'topic':
      return one.topics.map((code) => codeName('topic', code, language)).join(texts.or);
    case 'genre':
      return one.genres.map((code) => codeName('genre', code, language)).join(texts.or);
    case 'validity':
      return one.validities.map((code) => codeName('document-validity', code, language)).join(texts.or);
    case 'audience':
      return one.audiences.map((code) => codeName('audience', code, language)).join(texts.or);
    case 'owner':
      return named(one.organizationIds, (id) => records.organization(id));
    case 'issuer':
      return named(one.issuerIds, (id) => records.organization(id));
    case 'issuer-name':
      return quoted(one.names);
    case 'region':
      return one.regionCodes.join(texts.or);
    case 'language':
      return one.locales.join(texts.or);
    case 'record':
      return one.resourceIds.join(texts.or);
  }
}
