import { describe, expect, test } from 'vitest';
import { folderWith, runCommand } from '../cli/command.suite.ts';
import { compileSchema } from '../validate/compile-schema.ts';
import { assertNone, checkExplanation, checkImportSummary, checkReport } from './check-report.ts';
import { fingerprintOf } from './fingerprint.ts';
import { junitReport } from './junit-report.ts';
import type { Report } from './report.ts';
import { sarifReport } from './sarif-report.ts';
import { sarifShape } from './sarif-shape.suite.ts';
import { readXml, type XmlNode } from './xml.suite.ts';

const base = {
  kind: 'article',
  locale: 'zh-CN',
  siteId: 's',
  columnId: 'c',
  ownerId: 'o',
  title: '通知',
  source: { name: '虚构省' },
  body: { format: 'plain', text: '正文' },
  updateType: 'minor',
};
const warned = { ...base, kind: 'policy-document', document: { validity: 'in-force', documentNumber: '虚政发[2026]3号' } };
const files = {
  'good.ndjson': `${JSON.stringify(base)}\n${JSON.stringify(base)}\n`,
  '通知/a b.json': JSON.stringify({ ...base, updateType: '<小>&"\u0007"', titel: ']]>' }, null, 2),
  'warned.yaml': JSON.stringify(warned),
  'bad.ndjson': `{x\n${JSON.stringify(base)}\n`,
  'empty.ndjson': '',
};

async function make(args: readonly string[] = [], names: readonly string[] = Object.keys(files)): Promise<Report> {
  const { out } = await runCommand(['validate', ...names, '--format', 'json', ...args], { folder: folderWith(files) });
  return JSON.parse(out) as Report;
}

describe('the report and its published schema', () => {
  test('reports of every outcome and language fit', async () => {
    const reports = [
      await make(),
      await make(['--lang', 'en']),
      await make(['--fail-on', 'warning']),
      await make([], ['good.ndjson']),
      await make([], ['empty.ndjson']),
      await make(['--max-findings', '1']),
    ];
    expect(reports.map(({ outcome }) => outcome)).toEqual(['findings', 'findings', 'findings', 'pass', 'nothing-seen', 'findings']);
    for (const report of reports) expect(checkReport(report)).toEqual([]);
  });

  test('a report that breaks it is refused: an unknown member, a missing one, a wrong value, sums that do not add up', async () => {
    const report = await make();
    const [finding, ...others] = report.findings;
    const { seconds: _seconds, ...without } = report;
    const rules = (value: unknown) => checkReport(value as Report).map(({ pointer, rule }) => `${pointer} ${rule}`);
    expect(rules({ ...report, host: 'x' })).toEqual(['/host additionalProperties']);
    expect(rules(without)).toEqual(['/seconds required']);
    expect(rules({ ...report, schemaVersion: 2 })).toEqual(['/schemaVersion const']);
    expect(rules({ ...report, findings: [{ ...finding, fingerprint: 'x' }, ...others] })).toEqual(['/findings/0/fingerprint pattern']);
    expect(rules({ ...report, findings: others })).toEqual(['/counts/shown sum']);
    expect(rules({ ...report, counts: { ...report.counts, records: 99 } })).toContain('/counts/records sum');
  });

  test('the package exports the schemas, and each is one by itself', async () => {
    const { default: report } = await import('@jiyue/sdk/report.schema.json', { with: { type: 'json' } });
    const { default: summary } = await import('@jiyue/sdk/import-summary.schema.json', { with: { type: 'json' } });
    const { default: explanation } = await import('@jiyue/sdk/explanation.schema.json', { with: { type: 'json' } });
    const { default: diff } = await import('@jiyue/sdk/diff-report.schema.json', { with: { type: 'json' } });
    const schemas = [report, summary, explanation, diff];
    expect(schemas.map((schema) => schema['$id'])).toEqual(
      ['validate-report', 'import-summary', 'explanation', 'diff-report'].map((name) => `urn:jiyue:1:schema:${name}`),
    );
    for (const schema of schemas) expect(compileSchema(schema, { closed: true }).ok).toBe(true);
  });

  test('summaries and explanations that break theirs are refused', () => {
    const summary = {
      schemaVersion: 1,
      verb: 'import',
      isDryRun: false,
      read: 3,
      stored: 1,
      unchanged: 1,
      rejected: 1,
      resumed: { read: 0, stored: 0, unchanged: 0, rejected: 0 },
      inputs: [],
      notes: [],
      reasons: [],
      seconds: 1,
      isComplete: true,
    } as const;
    expect(checkImportSummary(summary)).toEqual([]);
    expect(checkImportSummary({ ...summary, read: 4 }).map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual(['/read sum']);
    expect(checkExplanation({ schemaVersion: 1, verb: 'explain', asked: 'x', things: [] }).length).toBe(1);
    expect(() => assertNone(checkExplanation({}))).toThrow('/asked required');
  });
});

describe('SARIF 2.1.0', () => {
  const judge = (log: unknown) => {
    const compiled = compileSchema(sarifShape);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.failure));
    return compiled.value(log);
  };

  test('has the shape of the standard, in both languages and with nothing to tell', async () => {
    for (const report of [await make(), await make(['--lang', 'en']), await make([], ['good.ndjson']), await make([], ['empty.ndjson'])]) {
      expect(judge(sarifReport(report))).toEqual([]);
    }
    expect(judge({ version: '2.0.0', runs: [] }).length).toBeGreaterThan(0);
  });

  test('every result points at its rule, its file by a URI, and its region; fingerprints do not depend on words', async () => {
    const log = (report: Report) => (sarifReport(report) as { runs: [SarifRun] }).runs[0];
    const [zh, en] = [log(await make()), log(await make(['--lang', 'en']))];
    expect(zh.results.length).toBeGreaterThan(3);
    for (const result of zh.results) {
      expect(zh.tool.driver.rules[result.ruleIndex]!.id).toBe(result.ruleId);
      const { artifactLocation, region } = result.locations[0]!.physicalLocation;
      expect(zh.artifacts[artifactLocation.index]!.location.uri).toBe(artifactLocation.uri);
      expect(decodeURIComponent(new URL(artifactLocation.uri, 'file:///base/').pathname)).toMatch(/^\/base\/(good|通知\/a b|warned|bad)\./);
      expect(region.startLine).toBeGreaterThan(0);
    }
    expect(zh.results.map(({ level }) => level)).toContain('warning');
    expect(zh.results.map(({ partialFingerprints }) => partialFingerprints)).toEqual(en.results.map(({ partialFingerprints }) => partialFingerprints));
    expect(zh.results.map(({ message }) => message)).not.toEqual(en.results.map(({ message }) => message));
    expect(new Set(zh.results.map(({ partialFingerprints }) => partialFingerprints['jiyue/v1'])).size).toBe(zh.results.length);
  });

  test('nothing seen is told as a run that did not succeed', async () => {
    expect(sarifReport(await make([], ['empty.ndjson']))).toMatchObject({ runs: [{ results: [], invocations: [{ executionSuccessful: false }] }] });
  });

  interface SarifRun {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly partialFingerprints: { readonly [key: string]: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string; readonly index: number };
          readonly region: { readonly startLine: number };
        };
      }[];
    }[];
  }
});

describe('JUnit XML', () => {
  const count = (node: XmlNode, name: string): number => node.children.filter((child) => child.name === name).length;

  test('is well-formed whatever the values hold, and its counts are those of its cases', async () => {
    for (const report of [await make(), await make(['--fail-on', 'warning', '--lang', 'en']), await make(['--max-findings', '1'])]) {
      const root = readXml(junitReport(report));
      expect(root.name).toBe('testsuites');
      expect(root.children.map(({ attributes }) => attributes['name'])).toEqual(report.files.map(({ path }) => path));
      let [tests, failures, errors] = [0, 0, 0];
      for (const suite of root.children) {
        expect(Number(suite.attributes['tests'])).toBe(count(suite, 'testcase'));
        expect(Number(suite.attributes['failures'])).toBe(suite.children.filter((one) => count(one, 'failure') > 0).length);
        expect(suite.children.every((one) => one.name === 'testcase' && one.attributes['name'] !== '' && one.attributes['classname'] !== '')).toBe(true);
        tests += Number(suite.attributes['tests']);
        failures += Number(suite.attributes['failures']);
        errors += Number(suite.attributes['errors']);
      }
      expect([root.attributes['tests'], root.attributes['failures'], root.attributes['errors']]).toEqual([String(tests), String(failures), String(errors)]);
    }
  });

  test('a file without findings passes with one case, an empty one is an error, a warning fails only when it was asked to', async () => {
    const suites = async (args: readonly string[] = []) =>
      readXml(junitReport(await make(args))).children.map(({ attributes }) => [
        attributes['name'],
        attributes['tests'],
        attributes['failures'],
        attributes['errors'],
      ]);
    expect(await suites()).toEqual([
      ['good.ndjson', '1', '0', '0'],
      ['通知/a b.json', '1', '1', '0'],
      ['warned.yaml', '1', '0', '0'],
      ['bad.ndjson', '2', '1', '0'],
      ['empty.ndjson', '1', '0', '1'],
    ]);
    expect((await suites(['--fail-on', 'warning']))[2]).toEqual(['warned.yaml', '1', '1', '0']);
  });

  test('findings that are not listed still fail', async () => {
    const [, , , bad] = readXml(junitReport(await make(['--max-findings', '1']))).children;
    expect(bad!.attributes).toMatchObject({ name: 'bad.ndjson', tests: '2', failures: '1' });
  });
});

test('a fingerprint depends on file, record, pointer and rule, and on nothing else', () => {
  const identity = { file: 'a.json', recordKey: 'r1', pointer: '/title', rule: 'required' };
  const all = [
    identity,
    { ...identity, file: 'b.json' },
    { ...identity, recordKey: 'r2' },
    { ...identity, pointer: '/body' },
    { ...identity, rule: 'type' },
  ].map(fingerprintOf);
  expect(new Set(all).size).toBe(5);
  expect(fingerprintOf({ ...identity })).toBe(all[0]);
  expect(all[0]).toMatch(/^[0-9a-f]{32}$/);
});

test('a record with an identity of its own keeps its fingerprints when lines move', async () => {
  const record = { ...base, updateType: 'x', origin: { system: 'old', recordId: '7' } };
  const print = async (text: string) => {
    const { out } = await runCommand(['validate', 'a.ndjson', '--format', 'json'], { folder: folderWith({ 'a.ndjson': text }) });
    return (JSON.parse(out) as Report).findings.find(({ pointer }) => pointer === '/updateType')!.fingerprint;
  };
  expect(await print(`${JSON.stringify(record)}\n`)).toBe(await print(`${JSON.stringify(base)}\n\n${JSON.stringify({ ...record, title: '别的' })}\n`));
});
