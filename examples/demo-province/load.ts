/**
 * Loads the fictitious province into a platform: `node examples/demo-province/load.ts --to http://localhost:8080`, the token in JIYUE_TOKEN.
 * Exit codes: 0 all is there, 1 something was rejected, 2 wrong use, 3 the platform cannot be reached or refuses.
 */
import { parseArgs } from 'node:util';
import { createClient } from '@jiyue/sdk/client';
import { readContent } from './scripts/content.ts';
import { LoadFault, loadProvince, type LoadSummary, type Step, steps } from './scripts/load-province.ts';

const names: { readonly [S in Step]: string } = {
  organizations: '机构 · organizations',
  sites: '站点 · sites',
  columns: '栏目 · columns',
  attachments: '附件 · attachments',
  records: '信息资源 · records',
  relations: '关系 · relations',
  withdrawals: '撤稿 · withdrawals',
};

async function main(): Promise<number> {
  const { to } = parseArgs({ options: { to: { type: 'string' } } }).values;
  const token = process.env['JIYUE_TOKEN'];
  if (to === undefined || !URL.canParse(to) || token === undefined) {
    console.error('用法：JIYUE_TOKEN=令牌 node examples/demo-province/load.ts --to http://localhost:8080');
    console.error('Usage: the token in JIYUE_TOKEN, the address of the platform after --to.');
    return 2;
  }
  try {
    return report(await loadProvince(createClient({ baseUrl: to, token }), readContent(), showProgress));
  } catch (error) {
    if (!(error instanceof LoadFault)) throw error;
    console.error(`平台拒绝或连接不上 · The platform refused or cannot be reached: ${error.message}`);
    return 3;
  }
}

/** On a terminal one line that counts; else one line when a step is done. */
function showProgress(step: Step, done: number, total: number): void {
  const line = `  ${names[step]} ${done}/${total}`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}${done === total ? '\n' : ''}`);
  else if (done === total) process.stderr.write(`${line}\n`);
}

function report({ counts, rejections }: LoadSummary): number {
  for (const line of rejections) console.error(`  ${line}`);
  const sum = (outcome: 'stored' | 'unchanged' | 'rejected') => steps.reduce((total, step) => total + counts[step][outcome], 0);
  console.log(
    `入库 ${sum('stored')}，无变化 ${sum('unchanged')}，拒绝 ${sum('rejected')} · stored ${sum('stored')}, unchanged ${sum('unchanged')}, rejected ${sum('rejected')}`,
  );
  return rejections.length === 0 ? 0 : 1;
}

process.exitCode = await main();
