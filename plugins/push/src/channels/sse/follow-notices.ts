/**
 * Operation of a stream of one's own notices (text/event-stream): one piece a call, see `StreamReply`. It goes on from Last-Event-ID, says
 * so when something in between is no longer kept, and gives a sign of life every 15 seconds.
 */
import { fail, type Call, type Outcome, ok, type StreamReply } from '@jiyue/sdk/plugin';
import { firstPlace, isPlace, type NoticeLog, type PlacedNotice } from './notice-log.ts';

/** Parameters and reply of the operation. */
export interface NoticeStreamApi {
  params: {
    /** Set by the host from the last piece, or by a caller that cannot set headers. */
    readonly after?: string;
    readonly 'Last-Event-ID'?: string;
  };
  body: undefined;
  reply: StreamReply;
}

const mediaType = 'text/event-stream; charset=utf-8';
const signOfLifeMs = 15_000;

/** Makes the handler. @param waitMs longest wait of one call */
export function followNotices(log: NoticeLog, waitMs = signOfLifeMs) {
  return async ({ params, caller, signal }: Pick<Call<NoticeStreamApi>, 'params' | 'caller' | 'signal'>): Promise<Outcome<StreamReply>> => {
    const asked = params.after ?? params['Last-Event-ID'];
    if (asked !== undefined && !isPlace(asked)) return fail({ code: 'CURSOR_INVALID', data: { cursor: asked.slice(0, 80) } });
    // without a place: from now on. The answer comes at once, so that the caller knows it is heard
    if (asked === undefined) return ok({ mediaType, part: 'retry: 5000\n: open\n\n', after: await log.newest(caller.id) });

    let { items, hasGap } = await log.after(caller.id, asked);
    if (items.length === 0) {
      await log.wait(caller.id, signal, waitMs);
      ({ items, hasGap } = await log.after(caller.id, asked));
    }
    if (items.length === 0) return ok({ mediaType, part: ': alive\n\n', after: asked });
    const gap = hasGap ? 'event: gap\ndata: {}\n\n' : '';
    return ok({ mediaType, part: gap + items.map(eventOf).join(''), after: items.at(-1)!.place });
  };
}

/** JSON has no line ends, so one data line is enough. */
const eventOf = ({ place, notice }: PlacedNotice) => `id: ${place}\nevent: ${String(notice['kind'])}\ndata: ${JSON.stringify(notice)}\n\n`;

/** Where a stream begins that wants everything that is kept. */
export const fromTheBeginning: string = firstPlace;
