/** An expected failure as RFC 9457 problem details, in the caller's language; as a small page for a browser that opened an address itself. */
import { type ErrorRow, type Problem, problemOf } from '@jiyue/sdk';
import type { Failure } from '@jiyue/sdk/plugin';
import { createHash } from 'node:crypto';
import { escapeHtml } from './escape-html.ts';
import type { Exchange } from './exchange.ts';
import { pagePolicy } from './security-headers.ts';
import { send } from './send.ts';

/** Error table of whoever serves the operation, beside the platform's own. */
export type ErrorTable = { readonly [code: string]: ErrorRow };

/** Sends the problem unless something was sent before. */
export function sendProblem(exchange: Exchange, failure: Failure, table: ErrorTable = {}): void {
  const problem = problemOf(failure, exchange.language, exchange.requestId, table);
  const headers: [string, string][] = [
    ['cache-control', 'no-store'],
    ['vary', 'accept, accept-language'],
  ];
  if (problem.status === 401) headers.push(['www-authenticate', 'Bearer']);
  const wait = failure.code === 'PLUGIN_UNAVAILABLE' ? 5 : failure.data?.['retryAfterSeconds'];
  if (typeof wait === 'number') headers.push(['retry-after', String(wait)]);
  if (failure.code === 'METHOD_NOT_ALLOWED') headers.push(['allow', String(failure.data?.['allowed'])]);
  if (wantsPage(exchange)) {
    send(exchange, {
      status: problem.status,
      mediaType: 'text/html; charset=utf-8',
      body: problemPage(problem, exchange),
      policy: problemPolicy,
      headers,
    });
  } else {
    send(exchange, { status: problem.status, mediaType: 'application/problem+json; charset=utf-8', body: JSON.stringify(problem), headers });
  }
}

// programs ask for JSON or for anything; only a browser's own navigation names text/html first
const wantsPage = ({ request }: Exchange) => request.method === 'GET' && (request.headers.accept ?? '').startsWith('text/html');

// who mistyped the address of a page is no programmer
const noPage = {
  'zh-CN': { title: '页面不存在', detail: '这个地址没有页面。地址可能写错了，或页面已移走。请核对地址，或从首页查找。' },
  en: { title: 'Page not found', detail: 'Nothing stands at this address. It may be mistyped, or the page has moved. Check it, or start from the home page.' },
};

const problemStyle =
  'body{margin:0;font:1.125rem/1.7 system-ui,"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1f2933;background:#fff;overflow-wrap:anywhere}main{max-width:40rem;margin:0 auto;padding:3rem 1rem}h1{font-size:1.5rem;line-height:1.3;color:#14406e}a{color:#0b4aa2}small{color:#55606e}';
// the page carries its own style, lest a fault of a plugin leave it bare; nothing else of the kind is let in
const problemPolicy = pagePolicy.replace("style-src 'self'", `style-src 'sha256-${createHash('sha256').update(problemStyle).digest('base64')}'`);

/** From the address of the request up to the platform: behind a proxy it may stand below a path. */
const upToHome = (url: string) => '../'.repeat(Math.max(0, url.replace(/\?.*$/, '').split('/').length - 2)) || './';

function problemPage({ status, requestId, code, errors = [], ...texts }: Problem, { language, request }: Exchange): string {
  const { title, detail } = code === 'OPERATION_NOT_FOUND' ? noPage[language] : texts;
  const back = language === 'en' ? 'Home' : '返回首页';
  const number = language === 'en' ? 'Request' : '请求编号';
  return `<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${problemStyle}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(errors.length === 0 ? detail : wrongPlaces[language])}</p>${listOf(errors.map(({ message }) => message))}<p><a href="${upToHome(request.url ?? '/')}">${back}</a></p><p><small>${status} · ${number} ${escapeHtml(requestId ?? '')}</small></p></main></body></html>
`;
}

// the detail speaks of a member that a page does not have
const wrongPlaces = { 'zh-CN': '这个地址有以下几处不对：', en: 'This address is not understood:' };

/** At most ten, or nothing. */
const listOf = (sentences: readonly string[]) =>
  sentences.length === 0
    ? ''
    : `<ul>${sentences
        .slice(0, 10)
        .map((one) => `<li>${escapeHtml(one)}</li>`)
        .join('')}</ul>`;
