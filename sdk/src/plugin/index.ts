/** The plugin contract: everything a plugin author needs, and nothing else. */
export { clear, keys } from './own-storage.ts';
export { blobLimits, blobNameProblem, blobPart, blobProblem } from './own-blobs.ts';
export type { OwnBlob, OwnBlobs } from './own-blobs.ts';
export type {
  IndexDocument,
  IndexFilter,
  IndexHit,
  IndexMatch,
  IndexPresence,
  IndexQuery,
  IndexReply,
  IndexSchema,
  IndexStatistics,
  OwnIndex,
} from './own-index.ts';
export { checkQueueEnds, checkQueueItems, checkQueueWish, queueLimits } from './own-queue-checks.ts';
export type { OwnQueue, QueueEnd, QueueEntry, QueueItem, QueueLease, QueuePage, QueueState } from './own-queue.ts';
export { DistinctSketch, hashOf } from './distinct-sketch.ts';
export { checkSeriesEvents, checkSeriesQuery, checkSeriesSchema, distinctsOf, periodOf, seriesLimits } from './own-series-checks.ts';
export type { CheckedEvent } from './own-series-checks.ts';
export type { OwnSeries, SeriesEvent, SeriesPeriod, SeriesQuery, SeriesReply, SeriesRollup, SeriesRow, SeriesSchema } from './own-series.ts';
export type { OwnStorage } from './own-storage.ts';
export { contractVersion, definePlugin } from './definition.ts';
export type { Call, Caller, PageReply, PluginContext, PluginDefinition, PluginTypes, Running, StreamReply } from './definition.ts';
export { exchangeEvents } from './exchange-events.ts';
export type { EventExchange, ExchangeNeeds } from './exchange-events.ts';
export type { EventType, Follower, LogEntry } from './events.ts';
export type { JobTurn, ScheduledJob } from './jobs.ts';
export type { Permission, PluginManifest } from './manifest.ts';
export { fail, ok } from './outcome.ts';
export type { Failure, Json, Outcome } from './outcome.ts';
export { asJson, fromJson } from './plain.ts';
export type { Plain } from './plain.ts';
export { definePoint } from './points.ts';
export type { Point, Remote } from './points.ts';
export { channelLimits, pushChannel } from './push-channel.ts';
export type {
  ChannelAnswer,
  ChannelMessage,
  ChannelMessageItem,
  ChannelMessageKind,
  ChannelNote,
  ChannelPromise,
  ChannelReport,
  ChannelUnsubscribe,
  PushChannel,
} from './push-channel.ts';
export { askInTime, onceAMinute } from './ask-in-time.ts';
export type { TimelyAnswer } from './ask-in-time.ts';
export { interactionLimits, interactionSource } from './interaction-source.ts';
export type { InteractionChanges, InteractionSource } from './interaction-source.ts';
export { pageBlockLimits, pageBlocks } from './page-block.ts';
export type { PageBlock, PageBlockLink, PageBlockQuestion, PageBlocks, PageBlockSearch } from './page-block.ts';
export { rankerLimits, searchRanker } from './search-ranker.ts';
export type { RankedHit, RankQuestion, SearchRanker } from './search-ranker.ts';
export type { RecordReader, ResourceWalk, Slice } from './records.ts';

// for hosts and checks of plugins
export { byCodeUnit, checkStorageChange, checkStorageKey, storageLimits, storagePage } from './own-storage-checks.ts';
export type { StorageChange } from './own-storage-checks.ts';
export { PluginError } from './plugin-error.ts';
export type { PluginErrorCode } from './plugin-error.ts';
export { within } from './within.ts';
export type { Timed } from './within.ts';
export { guardPort } from './guard-port.ts';
export { pluginErrorsSchema, pluginManifestSchema } from './package-schemas.ts';
export { isSecretSetting } from './secret-setting.ts';
export { isInRange, isOlder, isRange, isVersion } from './version-range.ts';
