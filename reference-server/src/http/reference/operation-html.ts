/** One operation of the reference page: call, parameters, body, replies, an example to paste. */
import { escapeHtml } from '../escape-html.ts';
import { type JsonObject, type OpenApiDocument, type PlacedOperation, resolveReference } from '../../host/openapi-document.ts';
import { bilingualHtml, descriptionHtml, limitsHtml, typeHtml } from './describe-schema.ts';
import { exampleValue } from './example-value.ts';

const places: { readonly [place: string]: string } = { path: '路径 path', query: '查询 query', header: '请求头 header' };

/** Section of one operation; its anchor is the operationId. */
export function operationHtml(document: OpenApiDocument, placed: PlacedOperation): string {
  const { method, path, operation } = placed;
  const id = escapeHtml(operation.operationId);
  return `<section class="operation" id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title">${bilingualHtml(operation.summary ?? operation.operationId)}</h3>
<p class="call"><code class="method">${method.toUpperCase()}</code> <code>${escapeHtml(path)}</code></p>
<p class="facts"><code>${id}</code>${factsHtml(operation)}</p>
${operation.description ? `<p>${bilingualHtml(operation.description).replaceAll('\n', '<br>')}</p>` : ''}
${parametersHtml(document, placed)}
${bodyHtml(document, operation)}
${repliesHtml(document, operation)}
<h4>示例 <span lang="en">Example</span></h4>
<pre tabindex="0"><code>${escapeHtml(curlOf(document, placed))}</code></pre>
</section>`;
}

function factsHtml({ security = [{}], 'x-jiyue-served-by': servedBy, 'x-jiyue-requirement': requirements }: PlacedOperation['operation']): string {
  const isPublic = security.some((one) => Object.keys(one).length === 0);
  const facts = [
    isPublic ? '无需令牌 <span lang="en">public</span>' : '需要令牌 <span lang="en">token required</span>',
    servedBy === 'core' ? '' : `由插件 <code>${escapeHtml(String(servedBy))}</code> 提供`,
    Array.isArray(requirements) ? `要求 ${escapeHtml(requirements.join('、'))}` : '',
  ];
  return facts
    .filter((fact) => fact !== '')
    .map((fact) => ` · ${fact}`)
    .join('');
}

function parametersHtml(document: OpenApiDocument, { operation }: PlacedOperation): string {
  const parameters = parametersOf(document, operation);
  if (parameters.length === 0) return '';
  const rows = parameters.map(({ name, place, isRequired, parameter, schema }) => {
    const direct = resolveReference(document, schema);
    return `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${places[place] ?? escapeHtml(place)}</td><td>${isRequired ? '必填 required' : '选填 optional'}</td><td>${typeHtml(schema)}${cell(limitsHtml({ ...direct, ...schema }))}</td><td>${bilingualHtml(String(parameter['description'] ?? ''))}</td></tr>`;
  });
  return tableHtml('参数 Parameters', ['名称 Name', '位置 Place', '必填 Required', '类型 Type', '说明 Meaning'], rows);
}

function bodyHtml(document: OpenApiDocument, operation: PlacedOperation['operation']): string {
  if (!operation.requestBody) return '';
  const body = resolveReference(document, operation.requestBody);
  const rows = Object.entries((body['content'] ?? {}) as { [type: string]: { schema?: JsonObject } }).map(
    ([type, { schema = {} }]) =>
      `<tr><th scope="row"><code>${escapeHtml(type)}</code></th><td>${typeHtml(schema)}</td><td>${descriptionHtml(body) || descriptionHtml(schema)}</td></tr>`,
  );
  return tableHtml('请求体 Body', ['媒体类型 Media type', '类型 Type', '说明 Meaning'], rows);
}

function repliesHtml(document: OpenApiDocument, operation: PlacedOperation['operation']): string {
  const rows = Object.entries(operation.responses).flatMap(([status, given]) => {
    const reply = resolveReference(document, given);
    const content = Object.entries((reply['content'] ?? { '-': {} }) as { [type: string]: { schema?: JsonObject } });
    return content.map(
      ([type, { schema }]) =>
        `<tr><th scope="row"><code>${escapeHtml(status)}</code></th><td>${type === '-' ? '' : `<code>${escapeHtml(type)}</code>`}</td><td>${schema ? typeHtml(schema) : ''}</td><td>${bilingualHtml(String(reply['description'] ?? ''))}</td></tr>`,
    );
  });
  return tableHtml('回复 Replies', ['状态 Status', '媒体类型 Media type', '类型 Type', '说明 Meaning'], rows);
}

/** A curl line that works against a server on this machine; quoting for a POSIX shell. */
export function curlOf(document: OpenApiDocument, { method, path, operation }: PlacedOperation): string {
  const lines: string[] = [];
  let address = path;
  const query: string[] = [];
  for (const { name, place, isRequired, schema, parameter } of parametersOf(document, operation)) {
    const value = String(parameter['example'] ?? exampleValue(document, schema) ?? '…');
    if (place === 'path') address = address.replace(`{${name}}`, encodeURIComponent(value));
    else if (isRequired && place === 'query') query.push(`${name}=${encodeURIComponent(value)}`);
    else if (isRequired && place === 'header') lines.push(`-H ${quote(`${name}: ${value}`)}`);
  }
  const isPublic = (operation.security ?? [{}]).some((one) => Object.keys(one).length === 0);
  if (!isPublic) lines.push('-H "Authorization: Bearer $TOKEN"');
  const [type, media] =
    Object.entries(
      (operation.requestBody ? resolveReference(document, operation.requestBody)['content'] : {}) as { [type: string]: { schema?: JsonObject } },
    )[0] ?? [];
  if (type !== undefined && operation['x-jiyue-body'] === 'bytes') lines.push(`-H ${quote(`Content-Type: ${type}`)}`, '--data-binary @file');
  else if (type !== undefined)
    lines.push(`-H ${quote(`Content-Type: ${type}`)}`, `--data ${quote(JSON.stringify(exampleValue(document, media?.schema ?? {}) ?? {}))}`);
  const verb = method === 'get' ? '' : ` -X ${method.toUpperCase()}`;
  return [`curl${verb} ${quote(`http://[::1]:8080${address}${query.length > 0 ? `?${query.join('&')}` : ''}`)}`, ...lines].join(' \\\n  ');
}

const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function parametersOf(document: OpenApiDocument, { parameters = [] }: PlacedOperation['operation']) {
  return parameters.map((given) => {
    const parameter = resolveReference(document, given);
    return {
      name: String(parameter['name']),
      place: String(parameter['in']),
      isRequired: parameter['required'] === true,
      schema: (parameter['schema'] ?? {}) as JsonObject,
      parameter,
    };
  });
}

/** A table with a caption and marked headings. */
export const tableHtml = (caption: string, heads: readonly string[], rows: readonly string[]): string =>
  `<div class="wide" tabindex="0" role="group" aria-label="${caption}"><table><caption>${caption}</caption><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;

const cell = (html: string) => (html === '' ? '' : `<br>${html}`);
