/** Records of our own: short notices and documents of the fictitious province, all different, the same at every run. */
import type { ResourceDraft } from '@jiyue/standards/model';

const towns = ['云川市', '望溪市', '青岚县', '石屏镇', '白鹭区'];
const matters = ['供水管网检修', '冬季供暖', '社区图书馆开放', '乡村道路养护', '高校毕业生就业服务'];

/** @param count how many; about 1 KB each as JSON */
export function smallDrafts(count: number): readonly ResourceDraft[] {
  return Array.from({ length: count }, (_, index) => {
    const town = towns[index % towns.length] ?? '';
    const matter = matters[Math.floor(index / towns.length) % matters.length] ?? '';
    const day = `2024-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`;
    const common = {
      locale: 'zh-CN',
      siteId: 'site-province',
      columnId: `column-${index % 7}`,
      ownerId: `organization-${index % 5}`,
      title: `${town}关于做好${matter}工作的通知（第${index + 1}号）`,
      source: { name: `虚构省${town}人民政府办公室` },
      body: {
        format: 'plain' as const,
        text: `各有关单位：\n为做好${matter}工作，现将有关事项通知如下。\n一、明确责任。${town}各部门按职责分工落实。\n二、做好服务。遇有问题及时答复群众。\n特此通知。`,
      },
      origin: { system: 'bench', recordId: `b${index}`, publishedDate: day },
      classification: { keywords: [matter, '通知'], regionCode: '990000' },
      disclosure: { category: undefined, indexNumber: `2024-${day.slice(5, 7)}-${String(index % 100000).padStart(5, '0')}` },
      updateType: 'major' as const,
    };
    const draft: ResourceDraft =
      index % 3 === 0
        ? {
            kind: 'policy-document',
            ...common,
            document: { documentNumber: `虚政办发〔2024〕${index + 1}号`, issuers: [`虚构省${town}人民政府`], writtenDate: day, validity: 'unknown' },
          }
        : { kind: 'article', ...common };
    return JSON.parse(JSON.stringify(draft)) as ResourceDraft;
  });
}
