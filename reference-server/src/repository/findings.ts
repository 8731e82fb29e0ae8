/** Findings of the validators as the failure of one act, with the places of the request. */
import type { Finding } from '@jiyue/sdk';
import type { Failure } from '@jiyue/sdk/plugin';

/** Findings with another part of the request in front, e.g. "/body/items/3". */
export const placed = (findings: readonly Finding[], place: string): readonly Finding[] =>
  findings.map((finding) => ({ ...finding, pointer: place + finding.pointer }));

/** @param place where the content stands in the request */
export const failureOfFindings = (findings: readonly Finding[], place = '/body'): Failure => ({
  code: 'REQUEST_INVALID',
  data: { findings: placed(findings, place) },
});
