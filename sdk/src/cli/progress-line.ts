/** One line of progress on stderr, rewritten in place (with --a11y: a line of its own now and then). Only on a terminal and never with --quiet. */

import { cellsOf, charactersOf } from '../frame/cells.ts';
import type { Context } from './context.ts';

/** A line that shows where a run is. */
export interface ProgressLine {
  /** Shows a text; at most ten times a second. */
  show(text: () => string): void;
  /** Takes the line away, so that other output begins on a clean one. */
  clear(): void;
}

const pauseMs = 100;
/** Between lines that are not rewritten: a screen reader reads each of them aloud. */
const staticPauseMs = 10_000;

/** The line of a run; one that shows nothing where nobody would see it. */
export function openProgressLine({ stderr, isQuiet, isStatic, now }: Pick<Context, 'stderr' | 'isQuiet' | 'isStatic' | 'now'>): ProgressLine {
  if (isQuiet || !stderr.isTerminal) return { show: () => undefined, clear: () => undefined };
  if (isStatic) return staticLines({ stderr, now });
  let shownAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    show(text) {
      if (now() - shownAt < pauseMs) return;
      shownAt = now();
      isShown = true;
      stderr.write(`\r\u001b[K${cutTo(text(), (stderr.columns ?? 80) - 1)}`);
    },
    clear() {
      if (isShown) stderr.write('\r\u001b[K');
      isShown = false;
      shownAt = Number.NEGATIVE_INFINITY;
    },
  };
}

/** A line of its own now and then, with nothing that moves the cursor. */
function staticLines({ stderr, now }: Pick<Context, 'stderr' | 'now'>): ProgressLine {
  let shownAt = now();
  return {
    show(text) {
      if (now() - shownAt < staticPauseMs) return;
      shownAt = now();
      stderr.write(`${text()}\n`);
    },
    clear: () => undefined,
  };
}

/** The beginning of a text that fits. */
function cutTo(text: string, cells: number): string {
  if (cellsOf(text) <= cells) return text;
  let kept = '';
  let width = 0;
  for (const character of charactersOf(text)) {
    width += cellsOf(character);
    if (width > cells) break;
    kept += character;
  }
  return kept;
}
