/** A time limit for one call that ends with the call: no timer and no joined signal is left for the collector to find. */

/** The limit. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  /** The call is over. */
  end(): void;
}

/** @param life ends the call as well */
export function timeLimit(life: AbortSignal, ms: number): TimeLimit {
  const controller = new AbortController();
  const leave = () => controller.abort(life.reason);
  const timer = setTimeout(() => controller.abort(new DOMException('the other side did not answer in time', 'TimeoutError')), ms);
  if (life.aborted) leave();
  else life.addEventListener('abort', leave, { once: true });
  return {
    signal: controller.signal,
    end() {
      clearTimeout(timer);
      life.removeEventListener('abort', leave);
    },
  };
}
