/** Addresses in messages. All begin with the public address of the platform, which the operator states: a message has no request to take it from. */
import type { Site } from '@jiyue/standards/model';
import type { ChannelUnsubscribe } from '@jiyue/sdk/plugin';

const part = encodeURIComponent;

/** Page of a site on the portal; of the platform where the site has no code. */
export const siteAddress = (publicAddress: string, site: Pick<Site, 'siteCode'> | undefined): string =>
  site?.siteCode === undefined ? `${publicAddress}/` : `${publicAddress}/s/${part(site.siteCode)}/`;

/** Page of a resource on the portal. */
export const resourceAddress = (publicAddress: string, site: Pick<Site, 'siteCode'> | undefined, resourceId: string): string =>
  site?.siteCode === undefined ? `${publicAddress}/api/v1/resources/${part(resourceId)}` : `${siteAddress(publicAddress, site)}r/${part(resourceId)}`;

/** How a receiver leaves: a page that asks once, and the address for one click (RFC 8058), which ends it by POST. */
export const leaveLinks = (publicAddress: string, linkKey: string): ChannelUnsubscribe => ({
  url: `${publicAddress}/api/plugins/push/v0/unsubscribe/${linkKey}`,
  oneClickUrl: `${publicAddress}/api/v1/unsubscriptions/${linkKey}`,
});

/** Page on which everything is managed. */
export const manageLink = (publicAddress: string, manageKey: string): string => `${publicAddress}/api/plugins/push/v0/manage/${part(manageKey)}`;

/** Page that confirms a subscription, once its button is pressed. */
export const confirmLink = (publicAddress: string, receiptId: string, code: string): string =>
  `${publicAddress}/api/plugins/push/v0/confirm/${part(receiptId)}/${part(code)}`;
