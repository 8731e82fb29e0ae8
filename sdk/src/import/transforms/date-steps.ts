/** Transforms to DateOnly and Timestamp. A date is never completed to a time, and an instant becomes a day only in a stated zone. */

import { flag, object, text } from '../mapping/shape.ts';
import { findDay, formatDay, readMoment, type Moment } from './calendar-text.ts';
import { done, refused, type Transform, type TransformKind } from './transform.ts';
import { formatOffset, isZone, offsetAt, offsetOfLocal } from './zone.ts';

const defaultZone = 'Asia/Shanghai';
const zoneShape = text(['时区，如 Asia/Shanghai 或 +08:00；默认 Asia/Shanghai', 'Time zone such as Asia/Shanghai or +08:00; Asia/Shanghai when absent']);
const refuseZone: TransformKind['refuse'] = ({ zone }) =>
  typeof zone === 'string' && !isZone(zone) ? { met: zone, expected: ['Asia/Shanghai', '+08:00'] } : undefined;

/** 日期 */
export const date: TransformKind = {
  words: ['各种写法的日期（含毫秒数、中文数字）变为 YYYY-MM-DD', 'Dates in any usual form, milliseconds and Chinese numerals too, to YYYY-MM-DD'],
  options: object({ zone: zoneShape, find: flag(['在一段文字中找第一个日期', 'Finds the first date inside a text']) }),
  isBareAllowed: true,
  refuse: refuseZone,
  make: ({ zone = defaultZone, find = false }) =>
    onMoment((moment, given) => {
      if (moment) return done(formatDay(moment.offsetMinutes === undefined ? moment : localMoment(instantOf(moment, moment.offsetMinutes), zone as string)));
      const found = find ? findDay(given) : undefined;
      return found ? done(formatDay(found)) : refused('DATE_UNREADABLE', { value: given });
    }, zone as string),
};

/** 时刻 */
export const timestamp: TransformKind = {
  words: [
    '各种写法的时刻（含毫秒数）变为带时区的 RFC 3339；只有日期则没有值',
    'Times in any usual form, milliseconds too, to RFC 3339 with offset; a bare date gives no value',
  ],
  options: object({ zone: zoneShape }),
  isBareAllowed: true,
  refuse: refuseZone,
  make: ({ zone = defaultZone }) =>
    onMoment((moment, given) => {
      if (!moment) return refused('DATE_UNREADABLE', { value: given });
      if (!moment.time) return refused('TIME_MISSING', { value: given });
      const { hour, minute, second, fraction } = moment.time;
      const local = Date.UTC(moment.year, moment.month - 1, moment.day, hour, minute, second);
      const offset = moment.offsetMinutes ?? offsetOfLocal(zone as string, local);
      const clock = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
      return done(`${formatDay(moment)}T${clock}${fraction === '' ? '' : `.${fraction}`}${formatOffset(offset)}`);
    }, zone as string),
};

function onMoment(step: (moment: Moment | undefined, given: string) => ReturnType<Transform>, zone: string): Transform {
  return (value) => {
    const given = typeof value === 'string' ? value : JSON.stringify(value);
    const epoch = epochOf(value);
    return step(epoch === undefined ? readMoment(given) : localMoment(epoch, zone), given);
  };
}

// 10 digits are seconds, 13 are milliseconds; 8 digits are a date (20181027)
function epochOf(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (/^-?\d{12,13}$/.test(text)) return Number(text);
  return /^-?\d{9,10}$/.test(text) ? Number(text) * 1000 : undefined;
}

const instantOf = (moment: Moment, offset: number) =>
  Date.UTC(moment.year, moment.month - 1, moment.day, moment.time?.hour ?? 0, moment.time?.minute ?? 0, moment.time?.second ?? 0) - offset * 60_000;

function localMoment(instant: number, zone: string): Moment {
  const offsetMinutes = offsetAt(zone, instant);
  const local = new Date(instant + offsetMinutes * 60_000);
  const millis = local.getUTCMilliseconds();
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    time: {
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
      second: local.getUTCSeconds(),
      fraction: millis === 0 ? '' : String(millis).padStart(3, '0'),
    },
    offsetMinutes,
  };
}
