/**
 * Plugin portal (门户页面): the public pages of the sites as plain accessible HTML without scripts. It reads through the caller's
 * records and the same operations vendors use. Its one piece of state, which interpretations name a document, comes from the log.
 */
import { definePlugin, interactionSource, pageBlocks } from '@jiyue/sdk/plugin';
import { loadAssets } from './assets.ts';
import { followInterpretations, interpretationsOf } from './interpretations.ts';
import { queryText, viewOf } from './links.ts';
import { askBlocks } from './page-blocks.ts';
import { movedReply } from './page-reply.ts';
import { asset } from './pages/asset.ts';
import { casePage } from './pages/case.ts';
import { columnPage } from './pages/column.ts';
import { contentPage } from './pages/content.ts';
import { portalHome, siteHome } from './pages/home.ts';
import { searchPage } from './pages/search.ts';
import { siteMapPage } from './pages/site-map.ts';
import { readCase } from './public-cases.ts';
import { settingsOf } from './settings.ts';
import { siteDirectory } from './sites.ts';
import { loadTemplates } from './templates.ts';
import type { Tools } from './tools.ts';
import type { PortalTypes } from './types.ts';

export type { PortalConfig, PortalTypes } from './types.ts';

/** The plugin. */
export const plugin = definePlugin<PortalTypes>({
  setup({ config, records, clock, storage, follow, extensions, logger }) {
    follow(followInterpretations(records));
    const tools: Tools = {
      settings: settingsOf(config),
      render: loadTemplates(),
      assets: loadAssets(),
      sites: siteDirectory(() => records.sites(), clock),
      askBlocks: askBlocks(
        () => extensions(pageBlocks),
        (line) => logger.warn(line),
        clock,
      ),
      readCase: readCase(
        () => extensions(interactionSource),
        (line) => logger.warn(line),
        clock,
      ),
      interpretationsOf: (documentId) => interpretationsOf(storage, documentId),
    };
    return {
      operations: {
        getPortalHome: (call) => portalHome(tools, call),
        // relative, so that it holds behind any prefix: /s/9900000001 leads to /s/9900000001/
        redirectToSiteHome: async (call) => movedReply(`${encodeURIComponent(call.params.siteCode)}/${queryText({ view: viewOf(call.params) })}`),
        getSiteHome: (call) => siteHome(tools, call),
        getColumnPage: (call) => columnPage(tools, call),
        getContentPage: (call) => contentPage(tools, call),
        getCasePage: (call) => casePage(tools, call),
        getSearchPage: (call) => searchPage(tools, call),
        getSiteMap: (call) => siteMapPage(tools, call),
        getAsset: (call) => asset(tools, call),
      },
    };
  },
});
