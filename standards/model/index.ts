/** The record types of the standard, by family. Data shapes only; nothing here runs. */
export type { Common, ExtBag, Origin, Source, Stored } from './common.ts';
export type { Organization, OrganizationDraft, OrganizationParent } from './organization.ts';
export type { Site, SiteDraft, SiteOpening, SiteStatusChange } from './site.ts';
export type { Column, ColumnDraft } from './column.ts';
export type { ClassificationMetadata, DisclosureMetadata, DocumentMetadata, NonDisclosure } from './metadata.ts';
export type { MapMark, RelayMark, ResourceRights, TranslationMark } from './marks.ts';
export type { Body, ResourceContent, ResourceState, Withdrawal } from './resource-content.ts';
export type { Picture } from './picture.ts';
export type { Dataset, DatasetContent, DatasetDownload, DatasetDraft, DatasetField } from './dataset.ts';
export type { DisclosureGuide, DisclosureGuideContent, DisclosureGuideDraft, DisclosureOffice } from './disclosure-guide.ts';
export type { Faq, FaqContent, FaqDraft, FaqEntry } from './faq.ts';
export type { Gallery, GalleryContent, GalleryDraft } from './gallery.ts';
export type { LeaderProfile, LeaderProfileContent, LeaderProfileDraft } from './leader-profile.ts';
export type { OfficeContact, OrganizationProfile, OrganizationProfileContent, OrganizationProfileDraft, ProfileUnit } from './organization-profile.ts';
export type { ServiceGuideResource, ServiceGuideResourceContent, ServiceGuideResourceDraft } from './service-guide-resource.ts';
export type { SpecialTopic, SpecialTopicContent, SpecialTopicDraft, TopicSection } from './special-topic.ts';
export type { Video, VideoContent, VideoDraft } from './video.ts';
export type { WebLink, WebLinkContent, WebLinkDraft } from './web-link.ts';
export type {
  Article,
  ArticleDraft,
  Interpretation,
  InterpretationDraft,
  PolicyDocument,
  PolicyDocumentDraft,
  Relation,
  RelationDraft,
  Resource,
  ResourceDraft,
  ResourceVersion,
  WithdrawRequest,
} from './resource.ts';
export type { Attachment } from './attachment.ts';
export type { ChangeData, ChangeEvent } from './change-event.ts';
export type { Problem, ProblemData, ProblemItem } from './problem.ts';
export type { ChangePage, ColumnPage, OrganizationPage, RelationPage, ResourcePage, ResourceVersionPage, SitePage } from './page.ts';
export type { Capabilities, CapabilityDelays, CapabilityLimits, CapabilityModule, CapabilitySignatures, CapabilitySoftware } from './capability.ts';
export type { SubmitReply, SubmitRequest, SubmitResult, ValidationReport } from './ingest.ts';
export type { BestBet, Facet, FacetValue, HighlightPiece, QuotedAnswer, SearchHelp, SearchHit, SearchRelaxation, SearchReply } from './search.ts';
export type {
  AttachmentItem,
  ColumnItem,
  ExchangeItem,
  ExchangeOrigin,
  OrganizationItem,
  RelationItem,
  ResourceItem,
  SiteItem,
  TombstoneItem,
} from './exchange/exchange-item.ts';
export type { CorrectionDecision, CorrectionRequest, CorrectionRequestDraft, CorrectionRequestPage, CorrectionResult } from './exchange/correction-request.ts';
export type { DatasetDistribution, SharedDataset, SharedDatasetDraft, SharedDatasetPage } from './exchange/shared-dataset.ts';
export type { ExchangeBatch, ExchangeBatchReply, ExchangeReceipt, ExchangeReceiptPage } from './exchange/exchange-batch.ts';
export type { ExchangeHold, ExchangeRun, ExchangeRunDecision, ExchangeRunPage } from './exchange/exchange-run.ts';
export type { LateRelay, LateRelayPage } from './exchange/late-relay.ts';
export type { PartnerPlatform, PartnerPlatformDraft, PartnerPlatformPage } from './exchange/partner-platform.ts';
export type {
  DefinitionBatch,
  DefinitionBatchReply,
  DefinitionEnd,
  DefinitionReference,
  DefinitionResult,
  FieldDefinition,
  RecordDefinition,
  RecordDefinitionPage,
} from './record-definition.ts';
export type {
  Account,
  AccountDraft,
  AccountPage,
  AccountStanding,
  AccountStateChange,
  Authenticator,
  AuthenticatorChallenge,
  AuthenticatorDraft,
  CodeConfirmation,
  CodeReceipt,
  Contact,
  ContractorAccount,
  ContractorAccountDraft,
  PasswordChange,
  RecoveryRequest,
  RegistrationRequest,
  StaffAccount,
  StaffAccountDraft,
  SystemAccount,
  SystemAccountDraft,
  UserAccount,
  UserAccountDraft,
  VerificationRequest,
} from './account.ts';
export type {
  ConsentDraft,
  ConsentRecord,
  ConsentRecordPage,
  DataForm,
  DataFormDraft,
  DataFormPage,
  FormField,
  NoticePurpose,
  PrivacyNotice,
  PrivacyNoticeDraft,
  PrivacyNoticePage,
} from './consent.ts';
export type {
  ErasedPart,
  ErasureReceipt,
  ErasureRequest,
  OwnDataAnswer,
  OwnDataArchive,
  OwnDataExport,
  OwnDataRecord,
  OwnDataRequest,
  OwnDataRequestDraft,
  OwnDataRequestPage,
  OwnDataSection,
} from './own-data.ts';
export type { Client, ClientDraft, ClientPage, ClientSecret } from './client.ts';
export type {
  AccessTokenClaims,
  IdentityClaims,
  LogoutEvents,
  LogoutTokenClaims,
  ProviderMetadata,
  SigningKey,
  SigningKeys,
  TokenError,
  TokenQuery,
  TokenReply,
  TokenRequest,
  TokenStatus,
  UserClaims,
} from './token.ts';
export type {
  FederatedSignIn,
  IdentityAdapter,
  IdentityAdapterDraft,
  IdentityAdapterPage,
  PublicIdentityAdapter,
  PublicIdentityAdapterPage,
  Session,
  SessionPage,
  SignInResult,
  SignOutReply,
  SignOutRequest,
} from './session.ts';
export type {
  Grant,
  GrantDraft,
  GrantPage,
  GrantScope,
  GrantsReport,
  PermissionAnswer,
  PermissionQuestion,
  Role,
  RoleDraft,
  RolePage,
  SiteGrants,
  SiteGrantsDraft,
} from './grant.ts';
export type { AuditAnchor, AuditAnchorPage, AuditEntry, AuditEntryPage, AuditSubject, AuditVerification } from './audit-entry.ts';
export type {
  GateResult,
  ReviewDecision,
  ReviewProcess,
  ReviewProcessDraft,
  ReviewProcessPage,
  ReviewRecord,
  ReviewRecordPage,
  ReviewStep,
  ReviewTask,
  ReviewTaskPage,
  ScheduleRequest,
} from './review.ts';
export type {
  StoredWordingFinding,
  WordEntry,
  WordList,
  WordListDraft,
  WordListPage,
  WordingCheckRequest,
  WordingFinding,
  WordingFindingPage,
  WordingHandling,
  WordingReport,
  WordingText,
} from './wording.ts';
export type {
  CatalogueEntry,
  CatalogueEntryDraft,
  CatalogueEntryPage,
  DisclosureGap,
  DisclosureGapPage,
  DueAssessment,
  DueAssessmentPage,
  LateDisclosure,
  LateDisclosurePage,
} from './disclosure.ts';
export type {
  ColumnMapping,
  ColumnMappingPage,
  ColumnMerge,
  ColumnMove,
  ColumnPart,
  ColumnReferences,
  ColumnResolution,
  ColumnSplit,
} from './column-change.ts';
export type {
  ClosingDuty,
  SiteApproval,
  SiteApprovalDraft,
  SiteClosing,
  SiteClosingDraft,
  SiteExemption,
  SiteExemptionDraft,
  SiteExemptionPage,
} from './site-approval.ts';
export type { ResourceUse, ResourceUsePage, SharingGrant, SharingGrantDraft, SharingGrantPage } from './sharing.ts';
export type { RevalidationFailure, RevalidationReport, RevalidationReportPage, RevalidationRequest } from './revalidation.ts';
export type { WordSuggestion, WordSuggestions } from './suggestion.ts';
export type { AnswerCitation, GeneratedAnswer, QuestionRequest } from './answer.ts';
export type { InteractionHit, InteractionHitPage } from './interaction-search.ts';
export type { PluginDeadLetter, PluginHealth, PluginStatus, PluginStatusPage, PluginTitle } from './plugin.ts';
export type {
  AnnualReport,
  AnnualReportEntry,
  AnnualReportGap,
  AnnualReportHandEntry,
  AnnualReportHandValue,
  AnnualReportHandValues,
  AnnualReportListing,
  AnnualReportNote,
  AnnualReportNotes,
  AnnualReportPage,
  AnnualReportRequest,
  ApplicationFigures,
  DisclosureAnnualReport,
  DisclosureAnnualReportDraft,
  DisclosureReportListing,
  DisclosureReportPage,
  DisputeOutcome,
  LabelledFigure,
  ProactiveDisclosure,
  ReplyCount,
  SiteCounts,
  SupervisionAnnualReport,
  SupervisionAnnualReportDraft,
  SupervisionAnnualReportPage,
  SupervisionEntry,
} from './annual-report.ts';
export type {
  AlarmCondition,
  AlarmRule,
  AlarmRuleDraft,
  AlarmRulePage,
  BreachNotice,
  Incident,
  IncidentChange,
  IncidentDraft,
  IncidentPage,
  IncidentStep,
  TextDifference,
} from './incident.ts';
export type { AppealDecision, InspectionAppeal, InspectionAppealDraft, InspectionAppealPage } from './inspection/appeal.ts';
export type { ContentDifference, DeadLink, DeadLinkPage, ReachabilityReport, UnreachableLink } from './inspection/link-finding.ts';
export type { DetectorQuality, DetectorQualityPage, FunctionColumns, PlatformCoverage, SiteFunctions } from './inspection/coverage.ts';
export type { FindingChange, InspectionCorrection } from './inspection/correction.ts';
export type { FindingReference, InspectionDiff } from './inspection/inspection-diff.ts';
export type { InspectedSite, InspectedSitePage, InspectionRun, InspectionRunDraft, InspectionRunPage } from './inspection/inspection-run.ts';
export type { InspectionEvidence, InspectionFinding, InspectionReport, InspectionReportPage } from './inspection/inspection-report.ts';
export type { TagFinding, TagFindingPage } from './inspection/tag-finding.ts';
export type {
  AddressMapping,
  AddressMappingBatch,
  AddressMappingPage,
  AddressMappingReceipt,
  ClosingCount,
  DifferingRecord,
  MigrationAdvance,
  MigrationApplication,
  MigrationApplicationDecision,
  MigrationApplicationDraft,
  MigrationApplicationPage,
  MigrationAssessment,
  MigrationAssessmentDraft,
  MigrationAssessmentPage,
  MigrationCheckResult,
  MigrationCounts,
  MigrationJob,
  MigrationJobDraft,
  MigrationJobPage,
  MigrationStepRecord,
  MigrationVolume,
  MissingRecord,
  ReconciliationReport,
  UnmappedAddress,
  UnmappedAddressPage,
} from './migration.ts';
export type {
  FamilyDigest,
  FollowerLag,
  FollowerLagPage,
  KindRetention,
  LogRetention,
  LogRetentionSettings,
  RetentionSetting,
  StaleColumn,
  StaleColumnPage,
  StateDigest,
} from './operation-state.ts';
export type { Availability, AvailabilityPage, Probe, ProbeBatch, ProbeDraft, ProbePage, ProbeResult, ProbeResultPage } from './probe.ts';
export type {
  Component,
  ComponentList,
  ComponentListDraft,
  ComponentListPage,
  Drill,
  DueDuty,
  DueDutyPage,
  EmergencyPlan,
  EmergencyPlanDraft,
  EmergencyPlanPage,
  HardeningResult,
  HardeningResultPage,
  HardeningRun,
  HardeningRunDraft,
  ProcessingRecord,
  ProcessingRecordDraft,
  ProcessingRecordPage,
  ProtectionFiling,
  ProtectionFilingDraft,
  ProtectionFilingPage,
  SecurityAssessment,
  SecurityAssessmentDraft,
  SecurityAssessmentPage,
  SecurityFinding,
} from './protection.ts';
export type {
  ContentStatistics,
  ContentStatisticsPage,
  DailyFigure,
  DailyFigurePage,
  DemandCount,
  FigureBasis,
  FruitlessSearch,
  FruitlessSearchPage,
  MeasureCondition,
  MeasureDefinition,
  MeasureDefinitionDraft,
  MeasureDefinitionPage,
  Report,
  ReportColumn,
  ReportDeclaration,
  ReportDeclarationDraft,
  ReportDeclarationPage,
  ReportFigure,
  TopicDemand,
  TopicDemandPage,
} from './report.ts';
export type {
  ResolutionAnswer,
  ResolutionCheck,
  ResolutionCheckPage,
  ResolutionCoverage,
  ResolutionService,
  ResolutionServiceDraft,
  ResolutionServicePage,
  ShareOfSites,
  SiteResolution,
  SiteResolutionDraft,
  SiteResolutionPage,
} from './resolution.ts';
export type { CountedEvent, EventReceipt, RobotFilter, RobotFilterDraft, RobotRule, SearchBatch, SearchEvent, VisitBatch, VisitEvent } from './visit.ts';
export type {
  AudienceCriterion,
  ColumnCriterion,
  Criterion,
  GenreCriterion,
  Interest,
  InterestClause,
  InterestDraft,
  InterestMatch,
  InterestPage,
  InterestPreview,
  InterestQuery,
  IssuerCriterion,
  IssuerNameCriterion,
  KeywordCriterion,
  LanguageCriterion,
  MatchedCriterion,
  OwnerCriterion,
  RecordCriterion,
  RegionCriterion,
  ResourceKindCriterion,
  SiteCriterion,
  TopicCriterion,
  ValidityCriterion,
  WordsCriterion,
} from './interest.ts';
export type { Consent, Favourite, FavouriteDraft, FavouritePage, HomeItem, HomeSection, PersonalHome, Preferences, PreferencesDraft } from './preference.ts';
export type {
  PublicSubscription,
  QuietHours,
  Subscription,
  SubscriptionConfirmation,
  SubscriptionDraft,
  SubscriptionPage,
  SubscriptionReceipt,
} from './subscription.ts';
export type {
  DeliveredItem,
  Delivery,
  DeliveryPage,
  DeliveryReport,
  PushItem,
  PushMessage,
  PushMessagePage,
  RecallNotice,
  RecallNoticePage,
} from './delivery.ts';
export type { Alert, AlertArea, AlertDraft, AlertEnd, AlertPage } from './alert.ts';
export type { WebhookAttempt, WebhookAttemptPage, WebhookEndpoint, WebhookEndpointDraft, WebhookEndpointPage, WebhookSecret } from './webhook.ts';
export type {
  FeedEnclosure,
  FeedEntry,
  FeedEntryPage,
  FeedLink,
  FeedLinkPage,
  JsonFeed,
  JsonFeedAttachment,
  JsonFeedAuthor,
  JsonFeedHub,
  JsonFeedItem,
} from './feed.ts';
export type {
  ChannelAccount,
  ChannelAccountDraft,
  ChannelAccountPage,
  ChannelActDraft,
  ChannelActRecord,
  ChannelServiceEntry,
  ChannelComplaint,
  ChannelComplaintDraft,
  ChannelExcerpt,
  ChannelExcerptDraft,
  ChannelExcerptPage,
  ChannelNotice,
  ChannelNoticePage,
  ChannelPost,
  ChannelPostDraft,
  ChannelPostPage,
  ChannelRecall,
  ChannelRecallPage,
  PublicChannelAccount,
  PublicChannelAccountPage,
  RecallResolution,
  RecallResult,
  RelaySource,
  RelaySourceDraft,
  RelaySourcePage,
  StaleAccount,
  StaleAccountPage,
} from './channel.ts';
export type { ContactPerson } from './person.ts';
export type { Deadline, DeadlinePause } from './deadline.ts';
export type { AnswerItem, FormQuestion, QuestionOption } from './question.ts';
export type {
  Feedback,
  FeedbackContent,
  FeedbackDraft,
  FeedbackPage,
  FeedbackToken,
  GradeCount,
  OverdueRating,
  OverdueRatingPage,
  PublicRating,
  PublicRatingPage,
  Rating,
  RatingContent,
  RatingDraft,
  RatingFollowUp,
  RatingFollowUpDraft,
  RatingMark,
  RatingMarkDraft,
  RatingPage,
  RatingQuestionSet,
  RatingQuestionSetDraft,
  RatingQuestionSetPage,
  RatingSummary,
} from './rating.ts';
export type {
  Case,
  CaseAssignment,
  CaseAssignmentDraft,
  CaseDraft,
  CaseMessage,
  CaseMessageDraft,
  CasePage,
  CaseQuery,
  CaseReceipt,
  CaseRefusal,
  CaseStep,
  CaseSupervision,
  CaseSupervisionDraft,
  OwnMessageDraft,
  OwnWithdrawal,
} from './case/case.ts';
export type { CaseAnswer, CaseLink, CaseMerge, CaseSplit, CaseSplitPart, CaseStateChange } from './case/case-change.ts';
export type { CaseStatistics, PublicCase, PublicCaseDraft, PublicCasePage, PublicCaseWithdrawal } from './case/public-case.ts';
export type { ModerationDraft, ModerationRecord, ModerationRecordPage } from './case/moderation.ts';
export type { OverdueCase, OverdueCasePage } from './case/overdue-case.ts';
export type { OwnCase, OwnMessage } from './case/own-case.ts';
export type { QuestionAnswer, QuestionAnswerDraft, QuestionAnswerPage } from './case/question-answer.ts';
export type {
  Consultation,
  ConsultationCount,
  ConsultationDraft,
  ConsultationOutcome,
  ConsultationPage,
  ConsultationResultDraft,
  ConsultationStateChange,
  OpinionDecision,
  OpinionDecisionDraft,
  OpinionDecisionPage,
  PublicOpinion,
  PublicOpinionPage,
} from './consultation.ts';
export type {
  OptionCount,
  QuestionCount,
  Survey,
  SurveyAnswersDraft,
  SurveyDraft,
  SurveyPage,
  SurveyReceipt,
  SurveyResult,
  SurveyResultDraft,
} from './survey.ts';
export type {
  Interview,
  InterviewDraft,
  InterviewEntry,
  InterviewEntryDraft,
  InterviewEntryPage,
  InterviewGuest,
  InterviewPage,
  InterviewStateChange,
} from './interview.ts';
export type {
  AmendmentRequest,
  AmendmentRequestDraft,
  Applicant,
  ApplicationConfirmation,
  ApplicationExtension,
  ApplicationStateChange,
  ApplicationStep,
  DisclosureApplication,
  DisclosureApplicationContent,
  DisclosureApplicationDraft,
  DisclosureApplicationPage,
  DisclosureApplicationRegistration,
  DisclosureReply,
  DisclosureReplyDraft,
  IdentityProof,
  IncompleteApplication,
  IncompleteApplicationPage,
  OwnAmendment,
  OwnApplication,
  RedactionRecord,
  ThirdPartyConsultation,
  ThirdPartyConsultationDraft,
  ThirdPartyReply,
} from './disclosure-application.ts';
export type { OpinionEvent, OpinionEventDraft, OpinionEventPage, OpinionResponse } from './opinion-event.ts';
export type {
  CodeCrosswalk,
  CodeCrosswalkDraft,
  CodeCrosswalkPage,
  CodeCrosswalkRow,
  DataGradeEntry,
  DataGradeEntryPage,
  DataGradeRecord,
  DataGradeRecordDraft,
  RegionPeriod,
  RegionPeriodDraft,
  RegionPeriodPage,
} from './classification.ts';
export type {
  Complaint,
  ComplaintAssignment,
  ComplaintConfirmation,
  ComplaintContent,
  ComplaintDraft,
  ComplaintForward,
  ComplaintMerge,
  ComplaintPage,
  ComplaintReporter,
  ComplaintResult,
  ComplaintResultDraft,
  ComplaintStateChange,
  ComplaintStateMapping,
  ComplaintStateMappingDraft,
  ComplaintStateMappingPage,
  ComplaintStep,
  ComplaintTransfer,
  MappingLoss,
  OutsideStateReport,
  OverdueComplaint,
  OverdueComplaintPage,
  OwnComplaint,
  OwnConfirmation,
  PublicComplaint,
  PublicComplaintDraft,
  PublicComplaintPage,
  RoutingRule,
  RoutingRules,
  RoutingRulesDraft,
  StateMappingRow,
} from './complaint.ts';
export type { ConformanceFailure, ConformanceReport, ConformanceReportPage } from './conformance.ts';
export type {
  InterfaceContact,
  InterfaceLimit,
  InterfaceRegistration,
  InterfaceRegistrationDraft,
  InterfaceRegistrationPage,
  InterfaceReturnCode,
} from './interface-registration.ts';
export type { FormatLoss, MappingLossReport, ServiceConversion, ServiceConversionReply } from './service-bridge/conversion.ts';
export type { GuideGap, GuideGapReport } from './service-bridge/guide-gap.ts';
export type { ServiceBasis, ServiceFee, ServiceItemType, ServiceMaterial, ServicePlace, ServiceStep, ServiceTerm } from './service-bridge/guide-part.ts';
export type { ServiceForm, ServiceFormDraft, ServiceFormField } from './service-bridge/form.ts';
export type { ServiceGuide, ServiceGuideDraft, ServiceGuidePage, ServiceResult } from './service-bridge/guide.ts';
export type { ServiceLink, ServiceLinkReport } from './service-bridge/service-link.ts';
export type { ServiceProgress, ServiceProgressQuery } from './service-bridge/progress.ts';
export type {
  ServicePullRequest,
  ServiceRefusal,
  ServiceRow,
  ServiceRowBatch,
  ServiceRowColumn,
  ServiceSyncReport,
  ServiceSyncReportPage,
} from './service-bridge/synchronisation.ts';
export type { ServiceStatisticsAge, ServiceStatisticsAgePage } from './service-bridge/statistics-age.ts';
export type { ServiceTypeMapping, ServiceTypeMappingDraft, ServiceTypeMappingPage, ServiceTypeRow } from './service-bridge/type-mapping.ts';
export type * from './gen/codes.ts';
export type * from './gen/scalars.ts';
