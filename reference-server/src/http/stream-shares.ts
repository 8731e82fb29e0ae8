/** How many streams may be open: each holds a connection for long, so one caller has few and all together have an end. */

/** Shares of open streams. */
export interface StreamShares {
  /** @returns what gives the place back; undefined: there is none */
  take(caller: string): (() => void) | undefined;
}

/** @param most of one caller, and of all together */
export function createStreamShares({ ofOne, ofAll }: { readonly ofOne: number; readonly ofAll: number } = { ofOne: 8, ofAll: 2000 }): StreamShares {
  const open = new Map<string, number>();
  let all = 0;
  return {
    take(caller) {
      const own = open.get(caller) ?? 0;
      if (own >= ofOne || all >= ofAll) return undefined;
      open.set(caller, own + 1);
      all += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        all -= 1;
        const left = open.get(caller)! - 1;
        if (left === 0) open.delete(caller);
        else open.set(caller, left);
      };
    },
  };
}
