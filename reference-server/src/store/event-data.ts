/** What the log says of a write: one text for every driver, so that the same content gives the same chain. */
import type { LogLine } from './log-line.ts';
import type { RecordWrite } from './store.ts';

/**
 * Canonical JSON of ChangeData: keys in code-unit order, no member without a value.
 * @param digest SM3 of its content
 */
export function eventData({ columnId, family, kind, siteId, version, event }: Omit<RecordWrite, 'json'>, digest: string): LogLine['data'] {
  const { substituteId, updateType, withdrawal } = event.data ?? {};
  const text = (name: string, value: string | undefined) => (value === undefined || value === '' ? '' : `,"${name}":${JSON.stringify(value)}`);
  const members = `${text('columnId', columnId)}${text('contentDigest', digest)},"family":"${family}"${text('kind', kind)}${text('siteId', siteId)}${text('substituteId', substituteId)}${text('updateType', updateType)},"version":${version}${text('withdrawal', withdrawal)}`;
  return `{${members.slice(1)}}`;
}
