/**
 * `npm run bench -- search-peers [--passages=30000] [--questions=368] [--engines=jiyue,minisearch,orama,flexsearch,postgres] [--tokenizers=pairs,words]`: this plugin
 * beside MiniSearch, Orama, FlexSearch and PostgreSQL full text over the same passages, one after another in one run, each in a process of
 * its own. Each engine gets two Chinese tokenizers, our pairs and the words of Intl.Segmenter; the better of them counts. `--passages=150000`:
 * the whole documents of the corpus cut into articles and paragraphs stand beside the passages; nobody judged those, so quality is not
 * comparable then. Memory is what the process grew by (of PostgreSQL the client alone); restart is until the first answer. Needs the shared
 * corpus; without it: `skipped`.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { postgresMissing } from '../../../.ci/postgres.ts';
import { readCorpus } from './parts/corpus.ts';

const { values: options } = parseArgs({
  options: {
    passages: { type: 'string', default: '30000' },
    questions: { type: 'string', default: '368' },
    tokenizers: { type: 'string', default: 'pairs,words' },
    engines: { type: 'string', default: 'jiyue,minisearch,orama,flexsearch,postgres' },
  },
});

interface Form {
  readonly ndcg10: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}
interface Figures {
  readonly engine: string;
  readonly tokenizer: string;
  readonly question: Form;
  readonly keyword: Form;
}

if (readCorpus(1)) await run();
else console.log(JSON.stringify({ bench: 'search-peers', skipped: 'no corpus' }));

async function run(): Promise<void> {
  const engines = [];
  for (const engine of options.engines.split(',')) {
    if (engine === 'postgres' && postgresMissing) {
      engines.push({ engine, skipped: postgresMissing });
      continue;
    }
    const tried: Figures[] = [];
    for (const tokenizer of engine === 'jiyue' ? ['pairs'] : options.tokenizers.split(',')) tried.push(await figuresOf(engine, tokenizer));
    const merit = ({ question, keyword }: Figures) => question.ndcg10 + keyword.ndcg10;
    const [best, ...others] = tried.toSorted((a, b) => merit(b) - merit(a));
    engines.push({ ...best!, other: others.map(({ tokenizer, question, keyword }) => ({ tokenizer, question, keyword })) });
  }
  const ours = engines.find((one): one is Figures & { other: never[] } => one.engine === 'jiyue' && 'question' in one);
  const ratio = (a: number, b: number) => Math.round((a / b) * 1000) / 1000;
  const ratios = engines.flatMap((one) =>
    ours && one !== ours && 'question' in one
      ? [
          {
            engine: one.engine,
            ndcg10: { question: ratio(ours.question.ndcg10, one.question.ndcg10), keyword: ratio(ours.keyword.ndcg10, one.keyword.ndcg10) },
            p50: { question: ratio(ours.question.p50Ms, one.question.p50Ms), keyword: ratio(ours.keyword.p50Ms, one.keyword.p50Ms) },
          },
        ]
      : [],
  );
  console.log(JSON.stringify({ bench: 'search-peers', node: process.version, cpus: availableParallelism(), engines, oursToPeer: ratios }, null, 1));
}

/** Runs one engine in a process of its own. */
function figuresOf(engine: string, tokenizer: string): Promise<Figures> {
  const file = fileURLToPath(new URL('./parts/peer-run.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--conditions=@jiyue/source', '--expose-gc', '--max-old-space-size=6144', file, engine, tokenizer, options.passages, options.questions],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let text = '';
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(JSON.parse(text) as Figures) : reject(new Error(`${engine} with ${tokenizer} ended with ${code}`))));
  });
}
