/** The years of the national calendar, as the standard lists them with their notices (standards/calendar/working-days.yaml). */
import calendars from '@jiyue/standards/generated/calendar.json' with { type: 'json' };
import type { CalendarYear } from './calendar-year.ts';

/** In order, without gaps. Each carries how its notice is known; see `limits` of the source for what is doubtful. */
export const nationalYears: readonly CalendarYear[] = calendars.flatMap(({ years }): readonly CalendarYear[] => years);
