/**
 * Cursors of lists: opaque, and bound to the list that gave them by a code only this store can make. A cursor of another
 * list, or one changed by hand, is refused (CURSOR_INVALID); it never moves the window of a list it was not made for.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { fail, type Outcome, ok } from '@jiyue/sdk/plugin';

/** Makes and reads cursors. */
export interface CursorCodec {
  /** @param list name and filters of the list, without its page size */
  make(list: string, place: readonly string[]): Promise<string>;
  read(list: string, cursor: string): Promise<Outcome<readonly string[]>>;
}

const codeBytes = 12;

/** @param secret of the store, asked for once */
export function createCursorCodec(secret: () => Promise<Uint8Array>): CursorCodec {
  let known: Promise<Uint8Array> | undefined;
  const codeOf = async (list: string, payload: string) => {
    known ??= secret();
    return createHmac('sha256', await known)
      .update(`${list}\n${payload}`)
      .digest()
      .subarray(0, codeBytes);
  };
  return {
    async make(list, place) {
      const payload = JSON.stringify(place);
      return Buffer.concat([await codeOf(list, payload), Buffer.from(payload)]).toString('base64url');
    },
    async read(list, cursor) {
      const bytes = Buffer.from(cursor, 'base64url');
      const payload = bytes.subarray(codeBytes).toString();
      const isOurs =
        bytes.length > codeBytes && bytes.toString('base64url') === cursor && timingSafeEqual(bytes.subarray(0, codeBytes), await codeOf(list, payload));
      return isOurs ? ok(JSON.parse(payload) as readonly string[]) : fail({ code: 'CURSOR_INVALID', data: { cursor: cursor.slice(0, 80) } });
    },
  };
}
