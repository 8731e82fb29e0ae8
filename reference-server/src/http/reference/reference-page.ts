/** The API reference: one offline page made from the merged OpenAPI document. No script, no request to anywhere, Chinese with English beside. */
import { escapeHtml } from '../escape-html.ts';
import { type JsonObject, type OpenApiDocument, operationsOf, type PlacedOperation } from '../../host/openapi-document.ts';
import { bilingualHtml, descriptionHtml, limitsHtml, typeHtml } from './describe-schema.ts';
import { operationHtml, tableHtml } from './operation-html.ts';

/** The page as HTML. */
export function referencePage(document: OpenApiDocument): string {
  const { title, version, description } = document.info as { title?: string; version?: string; description?: string };
  const groups = groupByTag(document);
  const schemas = Object.entries(document.components?.['schemas'] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title ?? '')} ${escapeHtml(version ?? '')}</title>
<link rel="stylesheet" href="reference.css">
</head>
<body>
<a class="skip" href="#main">跳到正文 <span lang="en">Skip to content</span></a>
<header>
<h1>${escapeHtml(title ?? '')} <small>${escapeHtml(version ?? '')}</small></h1>
${introductionHtml(description ?? '')}
<p>机器可读：<a href="openapi.json">openapi.json</a>（OpenAPI 3.1） <span lang="en">Machine-readable: OpenAPI 3.1</span></p>
</header>
<nav aria-label="目录 Contents">
<h2>目录 <span lang="en">Contents</span></h2>
<ul>
${groups.map((group) => `<li><a href="#tag-${escapeHtml(group.name)}">${bilingualHtml(group.title)}</a><ul>${group.operations.map(entryHtml).join('')}</ul></li>`).join('\n')}
<li><a href="#schemas">数据格式 <span lang="en">Schemas</span></a></li>
</ul>
</nav>
<main id="main" tabindex="-1">
${groups.map((group) => `<section aria-labelledby="tag-${escapeHtml(group.name)}"><h2 id="tag-${escapeHtml(group.name)}">${bilingualHtml(group.title)}</h2>${group.operations.map((placed) => operationHtml(document, placed)).join('\n')}</section>`).join('\n')}
<section aria-labelledby="schemas"><h2 id="schemas">数据格式 <span lang="en">Schemas</span></h2>
${schemas.map(([name, schema]) => schemaHtml(name, schema)).join('\n')}
</section>
</main>
</body>
</html>
`;
}

/** Lines of both languages, each language a list of its own. */
function introductionHtml(description: string): string {
  const lines = description.split('\n').filter((line) => line.trim() !== '');
  const listHtml = (own: readonly string[], language: string) =>
    own.length === 0 ? '' : `<ul class="rules"${language}>${own.map((line) => `<li>${escapeHtml(line.trim())}</li>`).join('')}</ul>`;
  const isChinese = (line: string) => /\p{Script=Han}/u.test(line);
  return `${listHtml(lines.filter(isChinese), '')}${listHtml(
    lines.filter((line) => !isChinese(line)),
    ' lang="en"',
  )}`;
}

const entryHtml = ({ operation }: PlacedOperation) =>
  `<li><a href="#${escapeHtml(operation.operationId)}">${bilingualHtml(operation.summary ?? operation.operationId)}</a></li>`;

function groupByTag(document: OpenApiDocument): readonly { readonly name: string; readonly title: string; readonly operations: readonly PlacedOperation[] }[] {
  const operations = [...operationsOf(document)];
  return (document.tags ?? []).map(({ name, description }) => ({
    name,
    title: description ?? name,
    operations: operations.filter((placed) => placed.operation.tags?.[0] === name),
  }));
}

function schemaHtml(name: string, schema: JsonObject): string {
  const id = escapeHtml(name);
  const properties = Object.entries((schema['properties'] ?? {}) as { readonly [name: string]: JsonObject });
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const rows = properties.map(
    ([property, part]) =>
      `<tr><th scope="row"><code>${escapeHtml(property)}</code></th><td>${required.has(property) ? '必填 required' : '选填 optional'}</td><td>${typeHtml(part)}${limitsHtml(part) === '' ? '' : `<br>${limitsHtml(part)}`}</td><td>${descriptionHtml(part)}</td></tr>`,
  );
  const facts = [typeHtml(schema), limitsHtml(schema)].filter((part) => part !== '').join('；');
  return `<section class="schema" aria-labelledby="schema-${id}"><h3 id="schema-${id}"><code>${id}</code></h3>
<p>${descriptionHtml(schema)}</p>
${rows.length > 0 ? tableHtml(`${id} 的字段 Fields`, ['字段 Field', '必填 Required', '类型 Type', '说明 Meaning'], rows) : `<p>${facts}</p>`}
</section>`;
}
