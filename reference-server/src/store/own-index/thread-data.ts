/** What the thread of an own index is given at its start. */
export interface ThreadData {
  readonly file: string;
  readonly pageLimit?: number | undefined;
}
