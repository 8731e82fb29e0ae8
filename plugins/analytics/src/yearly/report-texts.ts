/** The three yearly reports as text for the repository. */
import { codeName } from '@jiyue/sdk';
import type { AnnualReport, DisclosureAnnualReport, FigureBasis, Site, SupervisionAnnualReport } from '@jiyue/standards/model';
import { annualRows } from './annual-table.ts';
import type { RecordTable, ReportText } from './report-record.ts';

const rests = (basis: FigureBasis | undefined): string =>
  basis ? `查询 ${basis.queryCode} 第${basis.queryVersion}版，日志 ${basis.logFrom} 至 ${basis.logTo}` : '';

/** 政府网站工作年度报表, in the column of type C24. */
export function annualText(report: AnnualReport, site: Site): ReportText {
  const rows = annualRows({ entries: report.entries });
  const parts = [...new Set(rows.map(({ group }) => group))].map(
    (group): RecordTable => ({
      title: group === '' ? '其他' : group,
      head: ['项目', '值', '得来方式', '依据', '说明'],
      rows: rows
        .filter((row) => row.group === group)
        .map(({ name, value, unit, way, rests: basis, note }) => [name, typeof value === 'number' ? `${value} ${unit}`.trim() : value, way, basis, note]),
    }),
  );
  return {
    ...{ id: report.id, site, ownerId: site.organizerId, columnType: 'C24', parts },
    title: `${site.name}政府网站工作年度报表（${report.year}年度）`,
    summary: `${site.name}${report.year}年度的政府网站工作年度报表，各数附得出它的查询和日志区间。`,
  };
}

/** 政府信息公开工作年度报告, in the column of type C09 of a site that the organ runs. */
export function disclosureText(report: DisclosureAnnualReport, site: Site, organ: string): ReportText {
  const { proactive, applications, reconsiderations, lawsuits, problems, assessment, otherMatters, year } = report;
  const count = (label: string, number: number, unit = '件') => [label, `${number} ${unit}`, ''];
  const disputes = (name: string, { upheld, corrected, otherwise, pending }: DisclosureAnnualReport['lawsuits']) => [
    count(`${name}：结果维持`, upheld),
    count(`${name}：结果纠正`, corrected),
    count(`${name}：其他结果`, otherwise),
    count(`${name}：尚未审结`, pending),
  ];
  const head = ['项目', '数', '依据'];
  const figures = (proactive.figures ?? []).map(({ label, number, unit, basis }) => [label, `${number} ${unit}`, rests(basis)]);
  return {
    ...{ id: report.id, site, ownerId: report.organizationId, columnType: 'C09' },
    title: `${organ}政府信息公开工作年度报告（${year}年度）`,
    summary: `${organ}${year}年度的政府信息公开工作年度报告。`,
    parts: [
      { title: '主动公开政府信息的情况', text: proactive.text },
      ...(figures.length > 0 ? [{ title: '主动公开的数据', head, rows: figures }] : []),
      {
        ...{ title: '收到和处理政府信息公开申请的情况', head },
        rows: [
          count('上年结转', applications.carriedIn),
          count('本年新收', applications.received),
          ...applications.replies.map(({ replyKind, count: number }) => count(codeName('disclosure-reply-kind', replyKind, 'zh-CN'), number)),
          count('其他方式了结', applications.otherwiseClosed),
          count('结转下年', applications.carriedForward),
        ],
      },
      { ...{ title: '被申请行政复议、提起行政诉讼的情况', head }, rows: [...disputes('行政复议', reconsiderations), ...disputes('行政诉讼', lawsuits)] },
      { title: '存在的主要问题及改进情况', text: problems },
      ...(assessment === undefined ? [] : [{ title: '评估考核情况', text: assessment }]),
      { title: '其他需要报告的事项', text: otherMatters },
    ],
  };
}

/** 政府网站监管年度报表, in the column of type C24 of a site that the organizer runs. */
export function supervisionText(report: SupervisionAnnualReport, site: Site, organ: string): ReportText {
  const { siteCounts, entries, year } = report;
  const { running, onPlatform, opened, merged, closed, suspended, basis } = siteCounts;
  const counted = (label: string, number: number) => [label, `${number} 个`, rests(basis)];
  const groups = [...new Set(entries.map(({ group }) => group))];
  return {
    ...{ id: report.id, site, ownerId: report.organizationId, columnType: 'C24' },
    title: `${organ}政府网站监管年度报表（${year}年度）`,
    summary: `${organ}${year}年度的政府网站监管年度报表。`,
    parts: [
      {
        ...{ title: '网站数目', head: ['项目', '数', '依据'] },
        rows: [
          counted('正在运行', running),
          counted('在集约化平台上', onPlatform),
          counted('新开设', opened),
          counted('整合迁移', merged),
          counted('关停', closed),
          counted('临时下线', suspended),
        ],
      },
      ...groups.map((group) => ({
        ...{ title: codeName('supervision-report-group', group, 'zh-CN'), head: ['项目', '内容', '依据'] },
        rows: entries.filter((one) => one.group === group).map((one) => [one.label, one.text ?? String(one.number ?? ''), rests(one.basis)]),
      })),
    ],
  };
}
