/** Offsets of time zones by name, daylight saving of 1986 to 1991 included (Asia/Shanghai had it). */

const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether this engine knows the zone: `+08:00`, `Asia/Shanghai`. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** Minutes east of Greenwich that the clocks of `zone` show at the instant. */
export function offsetAt(zone: string, instant: number): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const local = Date.UTC(parts['year']!, parts['month']! - 1, parts['day'], parts['hour'], parts['minute'], parts['second']);
  return Math.round((local - Math.floor(instant / 1000) * 1000) / 60_000);
}

/** Offset of a wall-clock time, given as if it were UTC. A time that exists twice takes the first offset tried. */
export function offsetOfLocal(zone: string, localAsUtc: number): number {
  const guess = offsetAt(zone, localAsUtc - offsetAt(zone, localAsUtc) * 60_000);
  return offsetAt(zone, localAsUtc - guess * 60_000);
}

/** `+08:00`. */
export function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}
