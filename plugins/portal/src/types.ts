/** Types of this plugin, equal to config.schema.json and openapi.json (a test compares the names). */
import type { Call, PageReply } from '@jiyue/sdk/plugin';

/** Settings as the operator writes them; every one may be absent. */
export interface PortalConfig {
  /** Site shown at "/" when the host belongs to no site. Absent: the first open portal. */
  readonly defaultSiteCode?: string;
  /** Address of the mount as the public sees it, no slash at the end. Absent: the caller's host, mounted at the root. */
  readonly publicUrl?: string;
  /** Relative path from the mount to the platform's operations, slash at the end. Absent: "api/v1/". */
  readonly apiPath?: string;
  /** Relative path from the mount to an image that counts visits. Absent: pages are not counted. */
  readonly visitImage?: string;
  /** Where complaints about the security of data are sent, without sign-in; an address, or a path from the mount. Absent: the contact of the site. */
  readonly complaintAddress?: string;
  /** Column types listed on the home page, in order. */
  readonly homeColumnTypes?: readonly string[];
  /** 1 to 20. */
  readonly homeItems?: number;
  /** 1 to 100. */
  readonly listItems?: number;
  /** 1 to 50. */
  readonly searchItems?: number;
  /** How long a page may be reused unasked, in seconds; 0: never. */
  readonly maxAgeSeconds?: number;
}

/** Parameters of the search page as they stand in the address: unchecked text. */
export interface SearchParameters {
  readonly siteCode: string;
  readonly q?: string;
  readonly scope?: string;
  readonly columnId?: string;
  readonly kind?: string;
  readonly topic?: string;
  readonly issuer?: string;
  readonly publishedFrom?: string;
  readonly publishedTo?: string;
  readonly sort?: string;
  readonly cursor?: string;
  readonly page?: string;
  readonly view?: string;
  readonly DNT?: string;
  readonly 'Sec-GPC'?: string;
}

interface PageOperation<P> {
  params: P;
  body: undefined;
  reply: PageReply;
}

/** Config and operations. */
export interface PortalTypes {
  config: PortalConfig;
  api: {
    getPortalHome: PageOperation<{ readonly view?: string }>;
    redirectToSiteHome: PageOperation<{ readonly siteCode: string; readonly view?: string }>;
    getSiteHome: PageOperation<{ readonly siteCode: string; readonly view?: string }>;
    getColumnPage: PageOperation<{
      readonly siteCode: string;
      readonly columnCode: string;
      readonly cursor?: string;
      readonly page?: string;
      readonly view?: string;
    }>;
    getContentPage: PageOperation<{ readonly siteCode: string; readonly resourceId: string; readonly hit?: string; readonly view?: string }>;
    getCasePage: PageOperation<{ readonly siteCode: string; readonly caseId: string; readonly view?: string }>;
    getSearchPage: PageOperation<SearchParameters>;
    getSiteMap: PageOperation<{ readonly siteCode: string; readonly view?: string }>;
    getAsset: PageOperation<{ readonly name: string; readonly v?: string }>;
  };
}

/** A call of one of our operations. */
export type PortalCall<Id extends keyof PortalTypes['api']> = Call<PortalTypes['api'][Id]>;

/** What every page needs of its call, whatever its parameters. */
export type AnyCall = Pick<PortalCall<'getPortalHome'>, 'params' | 'records' | 'operate' | 'baseUrl'>;
