/** For authors of plugins: a platform in memory, and the check of everything a plugin promises. Knows no test runner. */
export { checkPlugin } from './check-plugin.ts';
export type { CheckPluginOptions } from './check-plugin.ts';
export type { PluginFinding, PluginRule } from './finding.ts';
export type { GivenAnswers, GivenCalls } from './rules/example-calls.ts';
export type { CheckDeadlines } from './rules/trial.ts';

// the platform in memory
export { createPluginWorld } from './world/create-plugin-world.ts';
export type { PluginWorld, PluginWorldOptions, StartOptions } from './world/create-plugin-world.ts';
export type { LateUse, LaunchedPlugin, LaunchOptions, LoggedLine, WorldCall, WorldProvider } from './run/launch-plugin.ts';
export { sampleContent } from './world/sample-content.ts';
export type { WorldContent } from './world/memory-records.ts';

// its parts, useful alone
export { createMemoryClock } from './world/memory-clock.ts';
export type { MemoryClock } from './world/memory-clock.ts';
export { createMemoryIndex } from './world/memory-index.ts';
export { indexCaseDocument, indexCases, indexCaseSchema } from './index-cases.ts';
export type { IndexCase } from './index-cases.ts';
export { createMemoryBlobs } from './world/memory-blobs.ts';
export type { MemoryBlobs } from './world/memory-blobs.ts';
export { blobCases } from './blob-cases.ts';
export type { BlobCase, BlobTrial } from './blob-cases.ts';
export { createMemoryQueue } from './world/memory-queue.ts';
export { queueCases, queueTrialStart } from './queue-cases.ts';
export type { QueueCase, QueueTrial } from './queue-cases.ts';
export { pushChannelCases } from './push-channel-cases.ts';
export type { PeerMood, PushChannelCase, PushChannelTrial, ShownMessage } from './push-channel-cases.ts';
export { createMemorySeries } from './world/memory-series.ts';
export { seriesCases, seriesCaseSchema } from './series-cases.ts';
export type { SeriesCase } from './series-cases.ts';
export { createMemoryRecords } from './world/memory-records.ts';
export type { ReaderScope } from './world/memory-records.ts';
export { createMemoryStorage } from './world/memory-storage.ts';
export type { BufferedStorage, MemoryStorage } from './world/memory-storage.ts';

// the scored checks of the standard that judge data
export { scoreRecord } from '../conformance/score-record.ts';
export type { CheckState, CheckVerdict, RecordScore } from '../conformance/score-record.ts';
export { scoredChecks } from '../conformance/scored-checks.ts';
export type { ScoredCheck, ShownBy } from '../conformance/scored-checks.ts';
