/**
 * What the benches store: small notices of our own, all different and the same at every run, and the official documents of the
 * shared corpus when it stands beside the repository. Only what a draft needs is mapped; place ids are those of `platform-peer.ts`.
 */
import { prepareDraft } from '@jiyue/sdk';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Drafts in any number: beyond its own size a set begins anew, with other origins. */
export interface DraftSet {
  readonly name: string;
  /** Different texts in it. */
  readonly texts: number;
  /** @param index from 0 */
  draft(index: number): object;
}

const place = { locale: 'zh-CN', siteId: 's1', columnId: 'c1', ownerId: 'o1', updateType: 'major' };
const origin = (index: number) => ({ system: 'bench', recordId: `b${index}` });

const towns = ['云川市', '望溪市', '青岚县', '石屏镇', '白鹭区'];
const matters = ['供水管网检修', '冬季供暖', '社区图书馆开放', '乡村道路养护', '高校毕业生就业服务'];

/** About 1 KB each as JSON; every third is a policy document. */
export const smallSet: DraftSet = {
  name: 'small records of our own',
  texts: Number.POSITIVE_INFINITY,
  draft(index) {
    const town = towns[index % towns.length]!;
    const matter = matters[Math.floor(index / towns.length) % matters.length]!;
    const day = `2024-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`;
    const common = {
      ...place,
      title: `${town}关于做好${matter}工作的通知（第${index + 1}号）`,
      source: { name: `虚构省${town}人民政府办公室` },
      body: {
        format: 'plain',
        text: `各有关单位：\n为做好${matter}工作，现将有关事项通知如下。\n一、明确责任。${town}各部门按职责分工落实。\n二、做好服务。遇有问题及时答复群众。\n特此通知。`,
      },
      origin: { ...origin(index), publishedDate: day },
      classification: { keywords: [matter, '通知'], regionCode: '990000' },
      disclosure: { indexNumber: `2024-${day.slice(5, 7)}-${String(index % 100_000).padStart(5, '0')}` },
    };
    if (index % 3 !== 0) return { kind: 'article', ...common };
    const document = { documentNumber: `虚政办发〔2024〕${index + 1}号`, issuers: [`虚构省${town}人民政府`], writtenDate: day, validity: 'unknown' };
    return { kind: 'policy-document', ...common, document };
  },
};

interface Row {
  readonly title: string;
  readonly issuer: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly body: string;
}

const folder = fileURLToPath(new URL('../../../../shared/corpus/docs/', import.meta.url));

/** Undefined without the corpus; documents that make no valid draft this way are left out. */
export function corpusSet(): DraftSet | undefined {
  if (!existsSync(folder)) return undefined;
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.ndjson.gz'))
    .sort()
    .flatMap((file) =>
      gunzipSync(readFileSync(folder + file))
        .toString('utf8')
        .trimEnd()
        .split('\n'),
    )
    .map((line) => documentOf(JSON.parse(line) as Row))
    .filter((draft) => prepareDraft(draft).ok);
  return {
    name: 'official documents of the corpus',
    texts: texts.length,
    draft(index) {
      return { ...texts[index % texts.length], origin: origin(index) };
    },
  };
}

const documentOf = ({ title, issuer, number, date, body }: Row) => ({
  kind: 'policy-document',
  ...place,
  title,
  source: { name: issuer ?? '未知来源' },
  body: { format: 'plain', text: body },
  document: {
    validity: 'unknown',
    ...(number ? { documentNumber: number } : {}),
    ...(issuer ? { issuers: [issuer] } : {}),
    ...(date ? { writtenDate: date } : {}),
  },
});

/** One JSON text per line. */
export function* linesOf(set: DraftSet, count: number): Generator<string> {
  for (let index = 0; index < count; index += 1) yield JSON.stringify(set.draft(index));
}
