/**
 * One life of a plugin, from setup to stop or failure. Everything the plugin holds asks its life first,
 * so that a setup that comes back after its deadline finds everything dead (NT-late-registration).
 */
import { PluginError } from '@jiyue/sdk/plugin';

/** Begun on creation; ends once and for all. */
export interface Life {
  readonly pluginId: string;
  /** Aborted at the end. */
  readonly signal: AbortSignal;
  readonly isAlive: boolean;
  /** Throws PLUGIN_STOPPED, naming the member used too late. */
  assertAlive(member: string): void;
  /** To be undone after the end, last first. Throws PLUGIN_STOPPED when it comes too late. */
  onEnd(release: () => void | Promise<void>): void;
  /** Ends the life; running calls see the signal. */
  end(): void;
  /** Undoes everything, last first; each failure is handed to `onFailure` and the rest goes on. Ends the life if need be. */
  release(onFailure: (error: unknown) => void): Promise<void>;
}

/** Begins a life. */
export function beginLife(pluginId: string): Life {
  const controller = new AbortController();
  const releases: (() => void | Promise<void>)[] = [];
  const life: Life = {
    pluginId,
    signal: controller.signal,
    get isAlive() {
      return !controller.signal.aborted;
    },
    assertAlive(member) {
      if (controller.signal.aborted) throw new PluginError('PLUGIN_STOPPED', { id: pluginId, member });
    },
    onEnd(release) {
      life.assertAlive('onStop');
      releases.push(release);
    },
    end: () => controller.abort(new PluginError('PLUGIN_STOPPED', { id: pluginId, member: 'signal' })),
    async release(onFailure) {
      life.end();
      for (let release = releases.pop(); release; release = releases.pop()) {
        try {
          await release();
        } catch (error) {
          onFailure(error);
        }
      }
    },
  };
  return life;
}
