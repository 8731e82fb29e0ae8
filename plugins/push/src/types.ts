/** Types of this plugin: its settings, and the operations of the standard it serves. */

/** Settings, defaults filled in by the host. */
export interface PushConfig {
  /** Address of the platform for people, without a slash at the end. */
  readonly publicAddress: string;
  /** Publications that are read later than this wake nobody, 1 to 30. */
  readonly staleAfterDays: number;
  /** A delivery that fails is tried again for so long, 1 to 168. */
  readonly giveUpHours: number;
  /** 40 to 1,096. */
  readonly keepDeliveriesDays: number;
  /** After an end the address is erased within so many hours, 0 to 720. */
  readonly eraseAddressHours: number;
  /** 1 to 168. */
  readonly confirmWithinHours: number;
}

/** Config and operations. */
export interface PushTypes {
  config: PushConfig;
  // biome-ignore lint/complexity/noBannedTypes: no operation yet
  api: {};
}
