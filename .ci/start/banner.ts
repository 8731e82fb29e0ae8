/** What the console shows when the platform is up: addresses, demo tokens, three things to try, where the data are, how to stop. */
import { sampleNumber } from './demo-content.ts';
import type { DemoState } from './demo-state.ts';
import type { Language, StartOptions } from './options.ts';
import { label, lines, type TextKey } from './texts.ts';

/** What there is to show. */
export interface BannerFacts {
  readonly options: StartOptions;
  /** As the server gives them. */
  readonly addresses: readonly string[];
  /** Undefined: this folder holds no demo content. */
  readonly tokens: DemoState['tokens'] | undefined;
  readonly seconds: number;
}

/** Address for people: by name where the machine itself is meant. */
export const mainAddress = (addresses: readonly string[]): string =>
  addresses.find((one) => one.startsWith('http://127.0.0.1:'))?.replace('127.0.0.1', 'localhost') ?? addresses[0] ?? '';

/** Lines to print. */
export function banner({ options, addresses, tokens, seconds }: BannerFacts): readonly string[] {
  const { language, data, logFile } = options;
  const address = mainAddress(addresses);
  const say: Say = (key, facts = {}) => label(key, language, facts);
  const row = (key: TextKey, value: string) => `  ${padded(say(key), 26)}${value}`;
  const others = addresses.map((one) => `${one}/`).join('  ');
  return [
    '',
    say('up', { seconds: seconds.toFixed(1) }),
    '',
    row('portal', `${address}/`),
    row('both', others),
    row('reference', `${address}/api/`),
    row('capabilities', `${address}/.well-known/jiyue`),
    ...(tokens ? [row('dashboard', `${address}/api/plugins/analytics/v0/dashboard`), row('mailbox', `${address}/api/plugins/push/v0/demo-mail`)] : []),
    '',
    ...(tokens ? tokenLines(tokens, say, row) : lines('noTokens', language, { command: tokenCommand(data) }).map((line) => `  ${line}`)),
    '',
    ...tryLines(address, tokens, language),
    '',
    row('data', data),
    row('log', logFile),
    row('stop', say('stopHow')),
    row('reset', say('resetHow')),
    '',
  ];
}

type Say = (key: TextKey, facts?: { readonly [name: string]: string }) => string;

const tokenCommand = (data: string) => `JIYUE_DATA=${data} npx jiyue-server token create --account NAME --action submit,publish --site '*'`;

const tokenLines = ({ editor = '', system = '' }: DemoState['tokens'], say: Say, row: (key: TextKey, value: string) => string) => [
  `  ${say('tokens')}`,
  row('editor', editor),
  row('blank', say('editorMay')),
  row('system', system),
  row('blank', say('systemMay')),
];

function tryLines(address: string, tokens: DemoState['tokens'] | undefined, language: Language): readonly string[] {
  const sample = 'examples/demo-province/sample';
  const json = '-H "content-type: application/json"';
  const tryOne = (sign: string, key: TextKey, command?: string) => [
    ...lines(key, language, { address: `${address}/`, number: sampleNumber }).map((line, place) => `  ${place === 0 ? sign : '  '} ${line}`),
    ...(command === undefined ? [] : [`       ${command}`]),
  ];
  return [
    `  ${label('tryThree', language)}`,
    ...tryOne('1.', tokens ? 'trySearch' : 'tryOpen'),
    ...tryOne('2.', 'tryFeed', `curl "${address}/api/v1/changes?limit=3"`),
    ...tryOne('3.', 'tryValidate', `npx jiyue validate ${sample}/faulty-record.json`),
    ...(tokens
      ? tryOne(
          '  ',
          'tryImport',
          `curl -H "authorization: Bearer ${tokens.system}" ${json} --data-binary @${sample}/batch.json ${address}/api/v1/resources/batch`,
        )
      : []),
  ];
}

/** Filled up to so many cells; a Chinese character takes two. */
function padded(text: string, cells: number): string {
  const width = [...text].reduce((sum, character) => sum + (/[\u2e80-\uffe6]/u.test(character) ? 2 : 1), 0);
  return `${text}${' '.repeat(Math.max(1, cells - width))}`;
}
