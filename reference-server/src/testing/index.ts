/** For authors of plugins: a whole platform in a test, with the plugin and content. Beside `@jiyue/sdk/testing`, whose platform is in memory. */
export { openTestPlatform } from './test-platform.ts';
export type { TestPlatform, TestPlatformOptions, TestPlugin, TestReply, TestSending } from './test-platform.ts';
export type { FilledIds } from './fill-platform.ts';
