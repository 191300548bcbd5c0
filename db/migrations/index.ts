import { AuditTrail } from './2026-11-23-audit-trail.ts';
import { BetalingsserviceSettings } from './2026-11-24-betalingsservice-settings.ts';
import { BillingRuns } from './2026-11-23-billing-runs.ts';
import { CreditNotes } from './2026-11-23-credit-notes.ts';
import { DebtorGroups } from './2026-11-23-debtor-groups.ts';
import { FirstSchema } from './2026-11-23-first-schema.ts';
import { Indexation } from './2026-11-23-indexation.ts';
import { ItemPrices } from './2026-11-23-item-prices.ts';
import { LineChanges } from './2026-11-23-line-changes.ts';
import { LivingSubscriptions } from './2026-11-23-living-subscriptions.ts';
import { SelfChecks } from './2026-11-23-self-checks.ts';
import { AccountNumbers } from './2026-11-24-account-numbers.ts';
import { Ledger } from './2026-11-24-ledger.ts';
import { PaymentMails } from './2026-11-24-payment-mails.ts';
import { Payments } from './2026-11-24-payments.ts';
import { DeliveryHandOver } from './2026-11-24-delivery-hand-over.ts';
import { RefusedFiles } from './2026-11-24-refused-files.ts';
import { SettledByHand } from './2026-11-24-settled-by-hand.ts';
import { DayLedger } from './2026-11-29-day-ledger.ts';
import { NothingToTheGoodUnpaid } from './2026-11-29-nothing-to-the-good-unpaid.ts';
import { MandateRegistrations } from './2026-11-24-mandate-registrations.ts';
import { StepsInForce } from './2026-11-29-steps-in-force.ts';
import { SchemaOfEveryVersion } from './2026-11-29-schema-of-every-version.ts';
import { FindingsOfFiles } from './2026-11-30-findings-of-files.ts';
import { RoutingNumbers } from './2026-11-30-routing-numbers.ts';
import { WhoseFiles } from './2026-11-30-whose-files.ts';
import { VisibleNames } from './2026-11-30-visible-names.ts';
import { MoneyToldTwice } from './2026-11-30-money-told-twice.ts';
import { WorkflowsAreTold } from './2026-11-29-workflows-are-told.ts';
import { FreeCredits } from './2026-11-30-free-credits.ts';
import { MailCopies } from './2026-11-30-mail-copies.ts';
import { VatOfPostings } from './2026-11-30-vat-of-postings.ts';
import { ReferencesOnInvoices } from './2026-11-30-references-on-invoices.ts';
import { PaymentsByHand } from './2026-11-30-payments-by-hand.ts';
import { PayersByName } from './2026-11-30-payers-by-name.ts';
import { People } from './2026-11-30-people.ts';
import { PeopleOnTheTrail } from './2026-11-30-people-on-the-trail.ts';
import { Overviews } from './2026-11-30-overviews.ts';
import { FiltersOfInvoices } from './2026-12-01-filters-of-invoices.ts';
import { FiltersOfCollections } from './2026-12-01-filters-of-collections.ts';
import { FiltersOfPayments } from './2026-12-01-filters-of-payments.ts';
import { UploadsOfEachCreditor } from './2026-11-30-uploads-of-each-creditor.ts';
import { Search } from './2026-12-01-search.ts';
import { PickedByName } from './2026-12-04-picked-by-name.ts';
import { FindingsByCode } from './2026-12-13-findings-by-code.ts';
import { NewsByKind } from './2026-12-13-news-by-kind.ts';
import { SentByKind } from './2026-12-13-sent-by-kind.ts';
import { Batches } from './2026-12-01-batches.ts';
import { OpenBalances } from './2026-12-02-open-balances.ts';
import { PaymentsInOrder } from './2026-12-02-payments-in-order.ts';
import { GroupsInOrder } from './2026-12-02-groups-in-order.ts';
import { UploadsInOrder } from './2026-12-02-uploads-in-order.ts';
import { InvoicesHaveBalances } from './2026-12-02-invoices-have-balances.ts';
import { LedgerSums } from './2026-12-02-ledger-sums.ts';
import { TurnoverSums } from './2026-12-02-turnover-sums.ts';
import { DoubtedLater } from './2026-12-02-doubted-later.ts';
import { RunsAuditedOnce } from './2026-12-03-runs-audited-once.ts';
import { MailAddresses } from './2026-12-05-mail-addresses.ts';
import { MailsToSeveral } from './2026-12-05-mails-to-several.ts';
import { PersonIdentities } from './2026-12-05-person-identities.ts';
import { MailQueue } from './2026-12-10-mail-queue.ts';
import { SessionsByOidc } from './2026-12-14-sessions-by-oidc.ts';
import { WaysOfDelivery } from './2026-12-16-ways-of-delivery.ts';
import {
  AuditByStatement,
  AuditOfDebtors,
  AuditOfPayments,
  AuditOfSubscriptions,
  AuditOfTheRest,
  AuditOfTransfers,
} from './2026-12-12-audit-by-statement.ts';
import { PaymentsAsTold } from './2026-12-12-payments-as-told.ts';
import { Reminders } from './2026-12-15-reminders.ts';
import { BalancesGuardedByCondition, PaymentsGuardedByCondition } from './2026-12-18-guards-by-condition.ts';
import { PaymentsWrittenOnce } from './2026-12-18-payments-written-once.ts';
import {
  TransfersNameSomething,
  TransfersOfACreditor,
  TransfersWereLookedThrough,
} from './2026-12-18-transfers-of-a-creditor.ts';
import { PayOuts } from './2026-12-17-pay-outs.ts';
import { Slips } from './2026-12-17-slips.ts';
import { WhyWithdrawn } from './2026-12-17-why-withdrawn.ts';
import { FindingsOfReminders } from './2026-12-20-findings-of-reminders.ts';
import { StatementMails } from './2026-12-21-statement-mails.ts';
import { SlipsQueuedAgain } from './2026-12-21-slips-queued-again.ts';
import { CasesHeldBack } from './2026-12-22-law-cases-held-back.ts';
import { LettersThatWent } from './2026-12-22-law-letters-that-went.ts';
import { SlipsByAgreement } from './2026-12-22-slips-by-agreement.ts';
import { PayOutsAnswered } from './2026-12-22-pay-outs-answered.ts';
import { WithdrawnSaysWhy } from './2026-12-22-withdrawn-says-why.ts';
import { RemindersWithdrawn } from './2026-12-22-reminders-withdrawn.ts';
import { NoticesOnPaper } from './2026-12-23-notices-on-paper.ts';
import { PriceStepsOnPaper } from './2026-12-24-price-steps-on-paper.ts';
import { OpenFindingsOfAll } from './2026-12-28-open-findings-of-all.ts';
import { Events } from './2026-12-28-events.ts';
import {
  EventsOfInvoices,
  EventsOfOverdue,
  EventsOfPayments,
  EventsOfSubscriptions,
  EventsOfWork,
} from './2026-12-28-events-of-facts.ts';
import { Webhooks } from './2026-12-30-webhooks.ts';
import { ActorsAreSealed } from './2026-12-28-actors-are-sealed.ts';
import { Keys } from './2026-12-28-keys.ts';

/** All migrations in the order in which they are run. One that has landed is never changed: a new one follows it. */
export const MIGRATIONS = [
  FirstSchema,
  AuditTrail,
  ItemPrices,
  DebtorGroups,
  LivingSubscriptions,
  CreditNotes,
  BillingRuns,
  Indexation,
  LineChanges,
  SelfChecks,
  Ledger,
  Payments,
  BetalingsserviceSettings,
  DeliveryHandOver,
  PaymentMails,
  AccountNumbers,
  SettledByHand,
  MandateRegistrations,
  RefusedFiles,
  SchemaOfEveryVersion,
  StepsInForce,
  DayLedger,
  NothingToTheGoodUnpaid,
  WorkflowsAreTold,
  FreeCredits,
  FindingsOfFiles,
  RoutingNumbers,
  WhoseFiles,
  VisibleNames,
  PayersByName,
  PaymentsByHand,
  MailCopies,
  ReferencesOnInvoices,
  VatOfPostings,
  MoneyToldTwice,
  People,
  PeopleOnTheTrail,
  Overviews,
  FiltersOfInvoices,
  FiltersOfCollections,
  FiltersOfPayments,
  UploadsOfEachCreditor,
  Search,
  Batches,
  OpenBalances,
  PaymentsInOrder,
  GroupsInOrder,
  UploadsInOrder,
  InvoicesHaveBalances,
  LedgerSums,
  TurnoverSums,
  DoubtedLater,
  RunsAuditedOnce,
  MailAddresses,
  MailsToSeveral,
  PersonIdentities,
  PickedByName,
  MailQueue,
  FindingsByCode,
  NewsByKind,
  SentByKind,
  SessionsByOidc,
  AuditByStatement,
  AuditOfSubscriptions,
  AuditOfDebtors,
  AuditOfPayments,
  AuditOfTransfers,
  AuditOfTheRest,
  PaymentsAsTold,
  Reminders,
  PaymentsWrittenOnce,
  PaymentsGuardedByCondition,
  BalancesGuardedByCondition,
  TransfersNameSomething,
  TransfersWereLookedThrough,
  TransfersOfACreditor,
  WhyWithdrawn,
  PayOuts,
  Slips,
  FindingsOfReminders,
  WaysOfDelivery,
  StatementMails,
  SlipsQueuedAgain,
  LettersThatWent,
  CasesHeldBack,
  SlipsByAgreement,
  WithdrawnSaysWhy,
  PayOutsAnswered,
  RemindersWithdrawn,
  NoticesOnPaper,
  PriceStepsOnPaper,
  OpenFindingsOfAll,
  Events,
  EventsOfInvoices,
  EventsOfOverdue,
  EventsOfPayments,
  EventsOfSubscriptions,
  EventsOfWork,
  Webhooks,
  ActorsAreSealed,
  Keys,
];
