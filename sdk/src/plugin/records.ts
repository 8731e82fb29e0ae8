/** Reading the repository. A reader is bound to a scope when it is handed out; it cannot be widened by its arguments. */
import type { Attachment, Column, Organization, Relation, Resource, Site } from '@jiyue/standards/model';

/** A page of a walk; `next` absent on the last page. */
export interface Slice<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Which published resources to walk, newest publication first. */
export interface ResourceWalk {
  readonly siteId?: string;
  readonly columnId?: string;
  readonly kind?: string;
  readonly after?: string;
  /** 1 to 100. */
  readonly limit: number;
}

/**
 * The published part of the repository, as far as the caller and the plugin's grant allow.
 * What may not be seen is `undefined`, exactly like what does not exist.
 */
export interface RecordReader {
  /** The published (or readable withdrawn) resource. */
  resource(id: string): Promise<Resource | undefined>;
  /** The same for many ids, in order; unknown or hidden ones are left out. */
  resources(ids: readonly string[]): Promise<readonly Resource[]>;
  listResources(walk: ResourceWalk): Promise<Slice<Resource> & { readonly total: number }>;
  relations(resourceId: string): Promise<readonly Relation[]>;
  attachment(id: string): Promise<Attachment | undefined>;
  site(id: string): Promise<Site | undefined>;
  sites(): Promise<readonly Site[]>;
  column(id: string): Promise<Column | undefined>;
  columns(siteId: string): Promise<readonly Column[]>;
  organization(id: string): Promise<Organization | undefined>;
}
