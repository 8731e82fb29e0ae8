/** Colours of a terminal. Never the only carrier of a meaning: what is red also says so. */

import { styleText } from 'node:util';

/** What a text is, not how it looks. */
export type Tone = 'error' | 'warning' | 'good' | 'faint' | 'strong' | 'mark';

/** Gives a text its look; the text itself when there are no colours. */
export type Paint = (tone: Tone, text: string) => string;

const looks = { error: ['bold', 'red'], warning: ['bold', 'yellow'], good: 'green', faint: 'gray', strong: 'bold', mark: 'cyan' } as const satisfies {
  readonly [tone in Tone]: Parameters<typeof styleText>[0];
};

/** No colours at all. */
export const plain: Paint = (_tone, text) => text;

/** ANSI colours. */
export const coloured: Paint = (tone, text) => styleText(looks[tone] as Parameters<typeof styleText>[0], text, { validateStream: false });
