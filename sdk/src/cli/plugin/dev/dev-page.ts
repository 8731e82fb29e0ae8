/** The page of `jiyue plugin dev`: what runs, calls that can be tried, what is stored, and what can be done to the platform in memory. */
import type { Language } from '../../../errors/to-problem.ts';
import type { PluginFinding } from '../../../testing/finding.ts';
import type { ExampleCall } from '../../../testing/rules/example-calls.ts';
import type { DevState } from './dev-messages.ts';
import { devPageTexts } from './dev-texts.ts';
import { type DevPlugin, pathOf } from './read-dev-plugin.ts';

/** What is shown. */
export interface DevPageData {
  readonly id: string;
  readonly language: Language;
  /** Absent: it does not run. */
  readonly plugin?: DevPlugin;
  readonly state?: DevState;
  readonly findings: readonly PluginFinding[];
}

const style =
  'body{font:1rem/1.6 system-ui,"Noto Sans CJK SC",sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1f2933}table{border-collapse:collapse;width:100%}td,th{text-align:left;border-bottom:1px solid #d5dbe1;padding:.25rem .5rem;vertical-align:top;overflow-wrap:anywhere}form{display:inline}.error{color:#a11212}.warning{color:#7a5200}';

/** The whole page. */
export function devPage({ id, language, plugin, state, findings }: DevPageData): string {
  const text = (key: keyof typeof devPageTexts) => escaped(devPageTexts[key][language === 'en' ? 'en' : 'zh']);
  const heading = (key: keyof typeof devPageTexts, body: string) => (body === '' ? '' : `<h2>${text(key)}</h2>${body}`);
  const button = (action: string, key: keyof typeof devPageTexts) => `<form method="post" action="${escaped(action)}"><button>${text(key)}</button></form>`;
  const parts = [
    heading(
      'findings',
      list(
        findings.map(
          ({ level, rule, at, message }) =>
            `<span class="${level}"><strong>${escaped(rule)}</strong> ${escaped(at ?? '')}</span><br>${escaped(message[language === 'en' ? 'en' : 'zh-CN'])}`,
        ),
      ),
    ),
    ...(plugin && state
      ? [
          heading('operations', table(plugin.operations.map((operation) => operationRow(plugin, operation.operationId)))),
          heading('blocks', state.points.includes('page-block') ? list(blockLinks(state)) : ''),
          heading('records', table(state.records.map((one) => [escaped(one.id), escaped(one.title), escaped(one.status), recordButtons(one, button)]))),
          heading(
            'jobs',
            table(Object.entries(state.jobs).map(([name, cron]) => [escaped(name), escaped(cron), button(`/dev/job?name=${encodeURIComponent(name)}`, 'run')])),
          ),
          heading(
            'log',
            `<p>${state.followedEntries} / ${state.logEntries} ${escaped(state.follows.join(' '))} ${state.follows.length > 0 ? button('/dev/rebuild', 'rebuild') : ''}</p>`,
          ),
          heading('storage', table(state.storage.map(([key, value]) => [escaped(key), `<code>${escaped(JSON.stringify(value).slice(0, 300))}</code>`]))),
        ]
      : []),
  ];
  return `<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(id)}</title><style>${style}</style></head>
<body><main><h1>${escaped(id)}</h1><p>${text(plugin ? 'runs' : 'down')}</p>${parts.join('\n')}</main></body></html>
`;
}

function operationRow(plugin: DevPlugin, operationId: string): readonly string[] {
  const operation = plugin.operations.find((one) => one.operationId === operationId)!;
  const method = operation.method.toUpperCase();
  const addresses = [...new Set(plugin.calls.filter((call) => call.operation.operationId === operationId).map((call) => addressOf(plugin, call)))];
  const shown = addresses.map((address) => (method === 'GET' ? `<a href="${escaped(address)}">${escaped(address)}</a>` : escaped(address)));
  return [escaped(operationId), method, shown.join('<br>') || escaped(pathOf(plugin.folder, operation))];
}

/** Path and query of a call made from the examples. */
export function addressOf({ folder }: DevPlugin, { operation, params }: ExampleCall): string {
  const query = new URLSearchParams();
  let path = pathOf(folder, operation);
  for (const parameter of operation.parameters) {
    const [name, place] = [String(parameter['name']), parameter['in']];
    const value = params[name];
    if (value === undefined) continue;
    if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(String(value)));
    if (place === 'query') for (const one of [value].flat()) query.append(name, String(one));
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

const blockLinks = ({ sites, columns, records }: DevState): readonly string[] => [
  ...sites.map(({ id, name }) => blockLink(`page=home&siteId=${id}`, name)),
  ...columns.map(({ id, siteId, name }) => blockLink(`page=column&siteId=${siteId}&columnId=${id}`, name)),
  ...records.slice(0, 1).map(({ id, siteId, columnId, title }) => blockLink(`page=content&siteId=${siteId}&columnId=${columnId}&resourceId=${id}`, title)),
];
const blockLink = (query: string, name: string) => `<a href="/dev/blocks?${escaped(query)}">${escaped(name)}</a>`;

const recordButtons = ({ id, status }: DevState['records'][number], button: (action: string, key: keyof typeof devPageTexts) => string) =>
  `${button(`/dev/publish?id=${encodeURIComponent(id)}`, 'publish')} ${status === 'published' ? button(`/dev/withdraw?id=${encodeURIComponent(id)}`, 'withdraw') : ''}`;

const list = (items: readonly string[]) => (items.length === 0 ? '' : `<ul>${items.map((one) => `<li>${one}</li>`).join('')}</ul>`);
const table = (rows: readonly (readonly string[])[]) =>
  rows.length === 0 ? '' : `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
const escaped = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
