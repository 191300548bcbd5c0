/** Branded identifiers: a debtor's id cannot be passed where a subscription's is asked for. All are UUIDs in text form. */
type Brand<Name extends string> = string & { readonly __brand: Name };

export type CreditorId = Brand<'CreditorId'>;
export type DebtorId = Brand<'DebtorId'>;
export type DebtorGroupId = Brand<'DebtorGroupId'>;
export type DebtorGroupMemberId = Brand<'DebtorGroupMemberId'>;
export type ItemId = Brand<'ItemId'>;
export type SubscriptionId = Brand<'SubscriptionId'>;
export type SubscriptionGroupMemberId = Brand<'SubscriptionGroupMemberId'>;
export type LineId = Brand<'LineId'>;
export type OneOffLineId = Brand<'OneOffLineId'>;
export type InvoiceId = Brand<'InvoiceId'>;
export type CollectionId = Brand<'CollectionId'>;
export type DeliveryId = Brand<'DeliveryId'>;
export type MandateRegistrationId = Brand<'MandateRegistrationId'>;
export type DeliveryDecisionId = Brand<'DeliveryDecisionId'>;
export type MandateId = Brand<'MandateId'>;
export type PauseId = Brand<'PauseId'>;
export type DraftId = Brand<'DraftId'>;
export type RunId = Brand<'RunId'>;
export type IndexTableId = Brand<'IndexTableId'>;
export type IndexationId = Brand<'IndexationId'>;
export type IndexationStepId = Brand<'IndexationStepId'>;
export type ApiKeyId = Brand<'ApiKeyId'>;
export type AuditEntryId = Brand<'AuditEntryId'>;
export type SelfCheckId = Brand<'SelfCheckId'>;
export type FindingId = Brand<'FindingId'>;
