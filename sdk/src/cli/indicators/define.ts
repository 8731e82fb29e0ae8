/** The command line of `jiyue indicators`. */
import type { DefineTools } from '../verb.ts';
import { indicatorTexts } from './texts.ts';

/** What it can do. */
export const indicatorActions = ['list', 'score'] as const;

/** Adds the verb. */
export function defineIndicators({ verb, text }: DefineTools): void {
  verb('indicators', indicatorTexts.verb, async () => (await import('./indicators-verb.ts')).indicatorsVerb, [
    'jiyue indicators list',
    'jiyue indicators score evidence.yaml',
    'jiyue indicators score evidence.yaml --profile cn-xg@1.0 --json',
  ])
    .argument('<action>', text(indicatorTexts.action))
    .argument('[file]', text(indicatorTexts.file))
    .option('-p, --profile <reference>', text(indicatorTexts.profile))
    .option('--json', text(indicatorTexts.json));
}
