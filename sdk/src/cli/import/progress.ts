/** The progress line of an import: counts, rate and remaining time. */

import type { ImportProgress } from '../../import/run/import-options.ts';
import type { Context } from '../context.ts';
import { openProgressLine } from '../progress-line.ts';
import { importTexts } from './texts.ts';

/** Shows progress on stderr until it is cleared. */
export function watchProgress(context: Context): { readonly show: (progress: ImportProgress) => void; readonly clear: () => void } {
  const line = openProgressLine(context);
  const started = context.now();
  return {
    show: (progress) => line.show(() => context.text(importTexts.progress, progressData(progress, (context.now() - started) / 1000))),
    clear: line.clear,
  };
}

/** Figures of the line. Rate and remaining time are of this run. */
export function progressData(progress: ImportProgress, seconds: number): { readonly [name: string]: string | number } {
  const { read, stored, unchanged, rejected, doneBytes, skippedBytes, totalBytes } = progress;
  const fresh = doneBytes - skippedBytes;
  const share = totalBytes > 0 ? doneBytes / totalBytes : 0;
  const left = fresh > 0 && seconds > 0 ? ((totalBytes - doneBytes) * seconds) / fresh : Number.NaN;
  return { percent: Math.floor(share * 100), read, stored, unchanged, rejected, rate: seconds > 0 ? Math.round(read / seconds) : 0, left: clock(left) };
}

/** Seconds as m:ss or h:mm:ss; "--:--" while unknown. */
function clock(seconds: number): string {
  if (!Number.isFinite(seconds)) return '--:--';
  const whole = Math.ceil(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}:${two(whole % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}
