/** The one configuration object. Every part of the server takes its settings from here, nobody else reads the environment. */

/** Settings of one server process; `settings.ts` has the table with names, defaults and meanings. */
export interface ServerConfig {
  /** Address to listen on; "::" takes IPv6 and IPv4. */
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Absolute folder of everything that is kept. */
  readonly data: string;
  /** Address of the PostgreSQL database; absent: SQLite in the data folder. May hold a password: never shown, never logged. */
  readonly database?: string;
  /** Language of replies to callers that name none. */
  readonly language: 'zh-CN' | 'en';
  /** The platform as a URI: source of its change events. */
  readonly platform: string;
  /** Address under which the public reaches the platform; absent: as each caller used it. */
  readonly baseUrl?: string;
  /** Addresses or networks (CIDR) whose X-Forwarded-* headers count. */
  readonly trustedProxies: readonly string[];
  /** Absolute path of the operator's registry of plugins. */
  readonly registryFile: string;
  /** Absolute path of the file of call keys; absent: no call is signed. */
  readonly callKeysFile?: string;
  /** Destructive conformance tests are allowed here. */
  readonly isTestInstance: boolean;
  /** Origins that browsers may call from; empty: none. */
  readonly corsOrigins: readonly string[];
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Absolute path; absent: standard error. */
  readonly logFile?: string;
  /** Share of replies checked against the contract, 0 to 1. */
  readonly replyCheckShare: number;
  readonly limits: {
    readonly bodyBytes: number;
    readonly attachmentBytes: number;
    /** Deepest nesting of a JSON body. */
    readonly bodyValues: number;
    readonly bodyDepth: number;
    /** An operation that takes longer is answered with OPERATION_TIMEOUT. */
    readonly operationMs: number;
    /** Time for requests under way when the server stops. */
    readonly drainMs: number;
    /** Per caller; 0: no limit. */
    readonly writesPerMinute: number;
    readonly searchesPerMinute: number;
    /** How long the reply of a write with an idempotency key is kept. */
    readonly idempotencyKeyHours: number;
  };
  readonly plugins: {
    /** Least level of trust that is run. */
    readonly trust: 'local' | 'signed' | 'builtin';
    readonly startMs: number;
    readonly stopMs: number;
    readonly healthEveryMs: number;
    readonly healthMs: number;
    readonly storageBytes: number;
    /** Of all blobs of one plugin. */
    readonly blobBytes: number;
    /** Memory of a plugin behind a wall. */
    readonly memoryMb: number;
    /** Waits before the first, second, third new start after a crash. */
    readonly restartMs: readonly number[];
    readonly batchEntries: number;
    /** Waits before the first, second, third new attempt at a failed batch. */
    readonly retryMs: readonly number[];
  };
}
