/** What all pages share for the life of the plugin. */
import type { Assets } from './assets.ts';
import type { AskBlocks } from './page-blocks.ts';
import type { ReadCase } from './public-cases.ts';
import type { Settings } from './settings.ts';
import type { SiteDirectory } from './sites.ts';
import type { Render } from './templates.ts';

export interface Tools {
  readonly settings: Settings;
  readonly render: Render;
  readonly assets: Assets;
  readonly sites: SiteDirectory;
  /** What other plugins add to pages. */
  readonly askBlocks: AskBlocks;
  /** Public cases of interaction. */
  readonly readCase: ReadCase;
  /** Ids of the interpretations that name a document. */
  readonly interpretationsOf: (documentId: string) => Promise<readonly string[]>;
}
