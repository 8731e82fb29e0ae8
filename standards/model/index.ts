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
export type { Facet, FacetValue, HighlightPiece, SearchHit, SearchReply } from './search.ts';
export type {
  AttachmentItem,
  ColumnItem,
  CorrectionDecision,
  CorrectionRequest,
  CorrectionRequestDraft,
  CorrectionRequestPage,
  CorrectionResult,
  DatasetDistribution,
  ExchangeBatch,
  ExchangeBatchReply,
  ExchangeHold,
  ExchangeItem,
  ExchangeOrigin,
  ExchangeReceipt,
  ExchangeReceiptPage,
  ExchangeRun,
  ExchangeRunDecision,
  ExchangeRunPage,
  LateRelay,
  LateRelayPage,
  OrganizationItem,
  PartnerPlatform,
  PartnerPlatformDraft,
  PartnerPlatformPage,
  RelationItem,
  ResourceItem,
  SharedDataset,
  SharedDatasetDraft,
  SharedDatasetPage,
  SiteItem,
  TombstoneItem,
} from './exchange.ts';
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
export type { GateResult, ReviewDecision, ReviewProcess, ReviewProcessDraft, ReviewProcessPage, ReviewRecord, ReviewRecordPage } from './review.ts';
export type { ReviewStep, ReviewTask, ReviewTaskPage, ScheduleRequest } from './review.ts';
export type { StoredWordingFinding, WordEntry, WordingCheckRequest, WordingFinding, WordingFindingPage, WordingHandling } from './wording.ts';
export type { WordingReport, WordingText, WordList, WordListDraft, WordListPage } from './wording.ts';
export type { CatalogueEntry, CatalogueEntryDraft, CatalogueEntryPage, DisclosureGap, DisclosureGapPage, DueAssessment } from './disclosure.ts';
export type { DueAssessmentPage, LateDisclosure, LateDisclosurePage } from './disclosure.ts';
export type { ColumnMapping, ColumnMappingPage, ColumnMerge, ColumnMove, ColumnPart, ColumnReferences, ColumnResolution } from './column-change.ts';
export type { ColumnSplit } from './column-change.ts';
export type { ClosingDuty, SiteApproval, SiteApprovalDraft, SiteClosing, SiteClosingDraft, SiteExemption } from './site-approval.ts';
export type { SiteExemptionDraft, SiteExemptionPage } from './site-approval.ts';
export type { ResourceUse, ResourceUsePage, SharingGrant, SharingGrantDraft, SharingGrantPage } from './sharing.ts';
export type { RevalidationFailure, RevalidationReport, RevalidationReportPage, RevalidationRequest } from './revalidation.ts';
export type { WordSuggestion, WordSuggestions } from './suggestion.ts';
export type { AnswerCitation, GeneratedAnswer, QuestionRequest } from './answer.ts';
export type { InteractionHit, InteractionHitPage } from './interaction-search.ts';
export type { PluginHealth, PluginStatus, PluginStatusPage, PluginTitle } from './plugin.ts';
export type { AudienceCriterion, ColumnCriterion, Criterion, GenreCriterion, Interest, InterestClause, InterestDraft, InterestMatch } from './interest.ts';
export type { InterestPage, InterestPreview, InterestQuery, IssuerCriterion, IssuerNameCriterion, KeywordCriterion, LanguageCriterion } from './interest.ts';
export type { MatchedCriterion, OwnerCriterion, RecordCriterion, RegionCriterion, ResourceKindCriterion, SiteCriterion, TopicCriterion } from './interest.ts';
export type { ValidityCriterion, WordsCriterion } from './interest.ts';
export type { Consent, Favourite, FavouriteDraft, FavouritePage, HomeItem, HomeSection, PersonalHome, Preferences, PreferencesDraft } from './preference.ts';
export type { PublicSubscription, QuietHours, Subscription, SubscriptionConfirmation, SubscriptionDraft, SubscriptionPage } from './subscription.ts';
export type { SubscriptionReceipt } from './subscription.ts';
export type { DeliveredItem, Delivery, DeliveryPage, DeliveryReport, PushItem, PushMessage, PushMessagePage, RecallNotice } from './delivery.ts';
export type { RecallNoticePage } from './delivery.ts';
export type { Alert, AlertArea, AlertDraft, AlertEnd, AlertPage } from './alert.ts';
export type { WebhookAttempt, WebhookAttemptPage, WebhookEndpoint, WebhookEndpointDraft, WebhookEndpointPage, WebhookSecret } from './webhook.ts';
export type { FeedEnclosure, FeedEntry, FeedEntryPage, FeedLink, FeedLinkPage, JsonFeed, JsonFeedAttachment, JsonFeedAuthor, JsonFeedHub } from './feed.ts';
export type { JsonFeedItem } from './feed.ts';
export type { ChannelAccount, ChannelAccountDraft, ChannelAccountPage, ChannelActDraft, ChannelActRecord, ChannelComplaint } from './channel.ts';
export type { ChannelComplaintDraft, ChannelExcerpt, ChannelExcerptDraft, ChannelExcerptPage, ChannelNotice, ChannelNoticePage } from './channel.ts';
export type { ChannelPost, ChannelPostDraft, ChannelPostPage, ChannelRecall, ChannelRecallPage, PublicChannelAccount } from './channel.ts';
export type { PublicChannelAccountPage, RecallResolution, RecallResult, RelaySource, RelaySourceDraft, RelaySourcePage, StaleAccount } from './channel.ts';
export type { StaleAccountPage } from './channel.ts';
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
  CaseAnswer,
  CaseAssignment,
  CaseAssignmentDraft,
  CaseDraft,
  CaseLink,
  CaseMerge,
  CaseMessage,
  CaseMessageDraft,
  CasePage,
  CaseQuery,
  CaseReceipt,
  CaseRefusal,
  CaseSplit,
  CaseSplitPart,
  CaseStateChange,
  CaseStatistics,
  CaseStep,
  CaseSupervision,
  CaseSupervisionDraft,
  ModerationDraft,
  ModerationRecord,
  ModerationRecordPage,
  OverdueCase,
  OverdueCasePage,
  OwnCase,
  OwnMessage,
  OwnMessageDraft,
  OwnWithdrawal,
  PublicCase,
  PublicCaseDraft,
  PublicCasePage,
  PublicCaseWithdrawal,
  QuestionAnswer,
  QuestionAnswerDraft,
  QuestionAnswerPage,
} from './case.ts';
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
  AnnualReport,
  AnnualReportEntry,
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
export type {
  AppealDecision,
  ContentDifference,
  DeadLink,
  DeadLinkPage,
  DetectorQuality,
  DetectorQualityPage,
  FindingChange,
  FindingReference,
  FunctionColumns,
  InspectedSite,
  InspectedSitePage,
  InspectionAppeal,
  InspectionAppealDraft,
  InspectionAppealPage,
  InspectionCorrection,
  InspectionDiff,
  InspectionEvidence,
  InspectionFinding,
  InspectionReport,
  InspectionReportPage,
  InspectionRun,
  InspectionRunDraft,
  InspectionRunPage,
  PlatformCoverage,
  ReachabilityReport,
  SiteFunctions,
  TagFinding,
  TagFindingPage,
  UnreachableLink,
} from './inspection.ts';
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
export type { AudienceCriterion, ColumnCriterion, Criterion, GenreCriterion, Interest, InterestClause, InterestDraft, InterestMatch } from './interest.ts';
export type { InterestPage, InterestPreview, InterestQuery, IssuerCriterion, IssuerNameCriterion, KeywordCriterion, LanguageCriterion } from './interest.ts';
export type { MatchedCriterion, OwnerCriterion, RecordCriterion, RegionCriterion, ResourceKindCriterion, SiteCriterion, TopicCriterion } from './interest.ts';
export type { ValidityCriterion, WordsCriterion } from './interest.ts';
export type { Consent, Favourite, FavouriteDraft, FavouritePage, HomeItem, HomeSection, PersonalHome, Preferences, PreferencesDraft } from './preference.ts';
export type { PublicSubscription, QuietHours, Subscription, SubscriptionConfirmation, SubscriptionDraft, SubscriptionPage } from './subscription.ts';
export type { SubscriptionReceipt } from './subscription.ts';
export type { DeliveredItem, Delivery, DeliveryPage, DeliveryReport, PushItem, PushMessage, PushMessagePage, RecallNotice } from './delivery.ts';
export type { RecallNoticePage } from './delivery.ts';
export type { Alert, AlertArea, AlertDraft, AlertEnd, AlertPage } from './alert.ts';
export type { WebhookAttempt, WebhookAttemptPage, WebhookEndpoint, WebhookEndpointDraft, WebhookEndpointPage, WebhookSecret } from './webhook.ts';
export type { FeedEnclosure, FeedEntry, FeedEntryPage, FeedLink, FeedLinkPage, JsonFeed, JsonFeedAttachment, JsonFeedAuthor, JsonFeedHub } from './feed.ts';
export type { JsonFeedItem } from './feed.ts';
export type { ChannelAccount, ChannelAccountDraft, ChannelAccountPage, ChannelActDraft, ChannelActRecord, ChannelComplaint } from './channel.ts';
export type { ChannelComplaintDraft, ChannelExcerpt, ChannelExcerptDraft, ChannelExcerptPage, ChannelNotice, ChannelNoticePage } from './channel.ts';
export type { ChannelPost, ChannelPostDraft, ChannelPostPage, ChannelRecall, ChannelRecallPage, PublicChannelAccount } from './channel.ts';
export type { PublicChannelAccountPage, RecallResolution, RecallResult, RelaySource, RelaySourceDraft, RelaySourcePage, StaleAccount } from './channel.ts';
export type { StaleAccountPage } from './channel.ts';
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
  CaseAnswer,
  CaseAssignment,
  CaseAssignmentDraft,
  CaseDraft,
  CaseLink,
  CaseMerge,
  CaseMessage,
  CaseMessageDraft,
  CasePage,
  CaseQuery,
  CaseReceipt,
  CaseRefusal,
  CaseSplit,
  CaseSplitPart,
  CaseStateChange,
  CaseStatistics,
  CaseStep,
  CaseSupervision,
  CaseSupervisionDraft,
  ModerationDraft,
  ModerationRecord,
  ModerationRecordPage,
  OverdueCase,
  OverdueCasePage,
  OwnCase,
  OwnMessage,
  OwnMessageDraft,
  OwnWithdrawal,
  PublicCase,
  PublicCaseDraft,
  PublicCasePage,
  PublicCaseWithdrawal,
  QuestionAnswer,
  QuestionAnswerDraft,
  QuestionAnswerPage,
} from './case.ts';
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
  FormatLoss,
  GuideGap,
  GuideGapReport,
  MappingLossReport,
  ServiceBasis,
  ServiceConversion,
  ServiceConversionReply,
  ServiceFee,
  ServiceForm,
  ServiceFormDraft,
  ServiceFormField,
  ServiceGuide,
  ServiceGuideDraft,
  ServiceGuidePage,
  ServiceItemType,
  ServiceLink,
  ServiceLinkReport,
  ServiceMaterial,
  ServicePlace,
  ServiceProgress,
  ServiceProgressQuery,
  ServicePullRequest,
  ServiceRefusal,
  ServiceResult,
  ServiceRow,
  ServiceRowBatch,
  ServiceRowColumn,
  ServiceStatisticsAge,
  ServiceStatisticsAgePage,
  ServiceStep,
  ServiceSyncReport,
  ServiceSyncReportPage,
  ServiceTerm,
  ServiceTypeMapping,
  ServiceTypeMappingDraft,
  ServiceTypeMappingPage,
  ServiceTypeRow,
} from './service-bridge.ts';
export type {
  InterfaceContact,
  InterfaceLimit,
  InterfaceRegistration,
  InterfaceRegistrationDraft,
  InterfaceRegistrationPage,
  InterfaceReturnCode,
} from './interface-registration.ts';
export type {
  ConformanceFailure,
  ConformanceReport,
  ConformanceReportPage,
} from './conformance.ts';
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
export type * from './gen/codes.ts';
export type * from './gen/scalars.ts';
