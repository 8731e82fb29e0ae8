/** Logs that come in parts: what their parts share is held in memory while they come, and dropped soon after. */
import { type LogSession, logSession } from './import-log.ts';

/** Sessions by the id that the sender chose. */
export interface LogSessions {
  /** The session of a part; a new one for the first, and when the parts before are too long ago. */
  of(id: string, now: Date): LogSession;
  end(id: string): void;
  /** Drops those without a part for long. */
  endIdle(now: Date): void;
  endAll(): void;
}

/** Without a part for so long a log is at its end. */
const idleMs = 10 * 60_000;
const most = 16;

/** None yet. */
export function logSessions(): LogSessions {
  const open = new Map<string, { readonly session: LogSession; readonly usedAt: number }>();
  const end = (id: string) => {
    open.get(id)?.session.marks.forgetAll();
    open.delete(id);
  };
  const endIdle = (now: Date) => {
    for (const [id, { usedAt }] of open) if (now.getTime() - usedAt > idleMs) end(id);
  };
  return {
    of(id, now) {
      endIdle(now);
      const session = open.get(id)?.session ?? logSession();
      open.delete(id);
      open.set(id, { session, usedAt: now.getTime() });
      for (const oldest of open.keys()) {
        if (open.size <= most) break;
        end(oldest);
      }
      return session;
    },
    end,
    endIdle,
    endAll() {
      for (const id of open.keys()) end(id);
    },
  };
}
