/** The command line of `jiyue profile`. */
import type { DefineTools } from '../verb.ts';
import { profileTexts } from './texts.ts';

/** What it can do. */
export const profileActions = ['list', 'check', 'show'] as const;

/** Adds the verb. */
export function defineProfile({ verb, text }: DefineTools): void {
  verb('profile', profileTexts.verb, async () => (await import('./profile-verb.ts')).profileVerb, [
    'jiyue profile list',
    'jiyue profile check our-province.yaml',
    'jiyue profile show cn-xg@1.0',
    'jiyue profile show our-province.yaml --type PolicyDocument > PolicyDocument.json',
  ])
    .argument('<action>', text(profileTexts.action))
    .argument('[targets...]', text(profileTexts.targets))
    .option('-t, --type <type>', text(profileTexts.type))
    .option('--json', text(profileTexts.json));
}
