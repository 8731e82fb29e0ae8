/** A report as SARIF 2.1.0 (OASIS), for code scanning. Rules are told once; results point at them. */

import { ruleRequirement, ruleTitle } from '../explain/rule-titles.ts';
import { fillSentence } from '../import/language.ts';
import type { Report, ReportFinding } from './report.ts';
import { reportTexts } from './texts.ts';

/** A SARIF log with one run. */
export function sarifReport(report: Report): object {
  const ids = [...new Set(report.findings.map(({ rule }) => rule))].sort();
  return {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: {
          driver: {
            name: report.tool.name,
            version: report.tool.version,
            semanticVersion: report.tool.version,
            language: report.language,
            rules: ids.map((id) => ruleOf(id, report)),
          },
        },
        language: report.language,
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.outcome !== 'nothing-seen',
            startTimeUtc: report.startedAt,
            ...(report.outcome === 'nothing-seen'
              ? { toolExecutionNotifications: [{ level: 'error', message: { text: fillSentence(reportTexts.nothingSeen, report.language) } }] }
              : {}),
          },
        ],
        artifacts: report.files.map(({ path }) => ({ location: { uri: uriOf(path) } })),
        results: report.findings.map((finding) => resultOf(finding, ids, report)),
        properties: { schemaVersion: report.schemaVersion, counts: report.counts },
      },
    ],
  };
}

function ruleOf(id: string, { findings, language }: Report): object {
  const words = ruleTitle(id);
  const requirement = ruleRequirement(id);
  const severity = findings.find(({ rule }) => rule === id)?.severity ?? 'error';
  return {
    id,
    shortDescription: { text: words ? words[language === 'en' ? 'en' : 'zh'] : id },
    help: { text: `jiyue explain ${requirement ?? id}` },
    defaultConfiguration: { level: severity },
    ...(requirement === undefined ? {} : { properties: { requirement } }),
  };
}

function resultOf(finding: ReportFinding, ids: readonly string[], { files }: Report): object {
  const { rule, severity, message, fix, file, place, frame, pointer, fingerprint, requirement, clause, record, type } = finding;
  const snippet = frame?.lines.find(({ number }) => number === frame.mark.line)?.text;
  const region = place && {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
  };
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: severity,
    message: { text: `${message} ${fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file), index: files.findIndex(({ path }) => path === file) },
          ...(region ? { region } : {}),
          ...(place && snippet !== undefined ? { contextRegion: { startLine: place.line, endLine: place.line, snippet: { text: snippet } } } : {}),
        },
        ...(pointer === '' ? {} : { logicalLocations: [{ name: pointer.split('/').at(-1), fullyQualifiedName: pointer, kind: 'member' }] }),
      },
    ],
    partialFingerprints: { 'jiyue/v1': fingerprint },
    properties: {
      pointer,
      ...(record === undefined ? {} : { record }),
      ...(type === undefined ? {} : { type }),
      ...(requirement ? { requirement: requirement.id } : {}),
      ...(clause ? { clause: clause.id } : {}),
    },
  };
}

/** A URI reference: every part of the path encoded, folders with "/". Standard input has no address; it is called "stdin". */
function uriOf(path: string): string {
  if (path === '-') return 'stdin';
  const parts = path.split('/').map(encodeURIComponent).join('/');
  return /^[A-Za-z]%3A\//.test(parts) ? `file:///${parts.replace('%3A', ':')}` : path.startsWith('/') ? `file://${parts}` : parts;
}
