/** The record types that operations take and give, by the names of their schemas. */
import type {
  Attachment,
  Capabilities,
  ChangePage,
  Column,
  ColumnDraft,
  ColumnPage,
  Organization,
  OrganizationDraft,
  OrganizationPage,
  Relation,
  RelationDraft,
  RelationPage,
  Resource,
  ResourceDraft,
  ResourcePage,
  ResourceVersionPage,
  SearchReply,
  Site,
  SiteDraft,
  SitePage,
  SiteStatusChange,
  SubmitReply,
  SubmitRequest,
  ValidationReport,
  WithdrawRequest,
} from '@jiyue/standards/model';

/** Types of bodies and replies. Types of code tables stay open in them, as a reader must take codes it does not know. */
export interface Models {
  readonly Attachment: Attachment;
  readonly Capabilities: Capabilities;
  readonly ChangePage: ChangePage;
  readonly Column: Column;
  readonly ColumnDraft: ColumnDraft;
  readonly ColumnPage: ColumnPage;
  readonly Organization: Organization;
  readonly OrganizationDraft: OrganizationDraft;
  readonly OrganizationPage: OrganizationPage;
  readonly Relation: Relation;
  readonly RelationDraft: RelationDraft;
  readonly RelationPage: RelationPage;
  readonly Resource: Resource;
  readonly ResourceDraft: ResourceDraft;
  readonly ResourcePage: ResourcePage;
  readonly ResourceVersionPage: ResourceVersionPage;
  readonly SearchReply: SearchReply;
  readonly Site: Site;
  readonly SiteDraft: SiteDraft;
  readonly SitePage: SitePage;
  readonly SiteStatusChange: SiteStatusChange;
  readonly SubmitReply: SubmitReply;
  readonly SubmitRequest: SubmitRequest;
  readonly ValidationReport: ValidationReport;
  readonly WithdrawRequest: WithdrawRequest;
}

/** Name of one of them. */
export type ModelName = keyof Models;
