import { createApiKey } from './api-keys/create-api-key.ts';
import { getAnyApiKey, getApiKey } from './api-keys/get-api-key.ts';
import { listAnyApiKeys, listApiKeys } from './api-keys/list-api-keys.ts';
import { revokeAnyApiKey, revokeApiKey } from './api-keys/revoke-api-key.ts';
import { rotateApiKey } from './api-keys/rotate-api-key.ts';
import { listAudit } from './audit/list-audit.ts';
import { OBJECT_AUDIT_ROUTES } from './audit/list-object-audit.ts';
import { getEvent } from './events/get-event.ts';
import { listEvents } from './events/list-events.ts';
import { createOperatorKey } from './operator-keys/create-operator-key.ts';
import { listOperatorKeys } from './operator-keys/list-operator-keys.ts';
import { revokeOperatorKey } from './operator-keys/revoke-operator-key.ts';
import { getPaymentDate } from './collections/get-payment-date.ts';
import { cancelCollection } from './collections/cancel-collection.ts';
import { listCollections } from './collections/list-collections.ts';
import { withdrawCollection } from './collections/withdraw-collection.ts';
import { changeCreditor } from './creditors/change-creditor.ts';
import { createCreditor } from './creditors/create-creditor.ts';
import { getAnyCreditor } from './creditors/get-any-creditor.ts';
import { getCreditor } from './creditors/get-creditor.ts';
import { listCreditors } from './creditors/list-creditors.ts';
import { addGroupDebtors } from './groups/debtor-groups/add-group-debtors.ts';
import { addGroupMember } from './groups/debtor-groups/add-group-member.ts';
import { changeGroupMember } from './groups/debtor-groups/change-group-member.ts';
import { createDebtorGroup } from './groups/debtor-groups/create-debtor-group.ts';
import { deleteDebtorGroup } from './groups/debtor-groups/delete-debtor-group.ts';
import { deleteGroupMember } from './groups/debtor-groups/delete-group-member.ts';
import { getGroupMember } from './groups/debtor-groups/get-group-member.ts';
import { getDebtorGroup } from './groups/debtor-groups/get-debtor-group.ts';
import { listDebtorGroups } from './groups/debtor-groups/list-debtor-groups.ts';
import { listGroupMembers } from './groups/debtor-groups/list-group-members.ts';
import { renameDebtorGroup } from './groups/debtor-groups/rename-debtor-group.ts';
import { changeDebtor } from './debtors/change-debtor.ts';
import { createDebtor } from './debtors/create-debtor.ts';
import { listMandates } from './mandates/list-mandates.ts';
import { endMandate } from './mandates/end-mandate.ts';
import { getDebtor } from './debtors/get-debtor.ts';
import { listDebtors } from './debtors/list-debtors.ts';
import { setMandate } from './mandates/set-mandate.ts';
import { closeDelivery } from './deliveries/close-delivery.ts';
import { confirmDelivery } from './deliveries/confirm-delivery.ts';
import { getDelivery } from './deliveries/get-delivery.ts';
import { getDeliveryFile } from './deliveries/get-delivery-file.ts';
import { listDeliveries } from './deliveries/list-deliveries.ts';
import { sendDeliveryAgain } from './deliveries/send-delivery-again.ts';
import { listSlips } from './collections/list-slips.ts';
import { listRegistrations } from './mandates/list-registrations.ts';
import { queueRegistration } from './mandates/queue-registration.ts';
import { withdrawRegistration } from './mandates/withdraw-registration.ts';
import { getFinding } from './self-checks/get-finding.ts';
import { listFindings } from './self-checks/list-findings.ts';
import { listOpenFindings } from './self-checks/list-open-findings.ts';
import { repairFinding } from './self-checks/repair-finding.ts';
import { repairFindings } from './self-checks/repair-findings.ts';
import { dropDraft } from './drafts/drop-draft.ts';
import { editDraft } from './drafts/edit-draft.ts';
import { getDraft } from './drafts/get-draft.ts';
import { listDrafts } from './drafts/list-drafts.ts';
import { releaseDraft } from './drafts/release-draft.ts';
import { releaseDrafts } from './drafts/release-drafts.ts';
import { listDebtorMemberships } from './groups/memberships/list-debtor-memberships.ts';
import { searchAll } from './search/search-all.ts';
import { guardRoutes } from './http/guard-routes.ts';
import type { Route } from './http/route.ts';
import { getDebtorTemplate, importDebtors } from './imports/import-debtors.ts';
import { getItemTemplate, importItems } from './imports/import-items.ts';
import { getMandateTemplate, importMandates } from './imports/import-mandates.ts';
import {
  getDebtorGroupMemberTemplate,
  getSubscriptionGroupMemberTemplate,
  importDebtorGroupMembers,
  importSubscriptionGroupMembers,
} from './imports/import-members.ts';
import { getOneOffLineTemplate, importOneOffLines } from './imports/import-one-off-lines.ts';
import { creditInvoice } from './invoices/credit-invoice.ts';
import { getSubscriptionTemplate, importSubscriptions } from './imports/import-subscriptions.ts';
import { getOverview } from './overviews/get-overview.ts';
import { listReceivedDays } from './overviews/list-received-days.ts';
import { getForecast } from './forecasts/get-forecast.ts';
import { listExpectedPayments } from './forecasts/list-expected-payments.ts';
import { getIndexTable } from './indexations/get-index-table.ts';
import { listIndexTables } from './indexations/list-index-tables.ts';
import { putIndexTable } from './indexations/put-index-table.ts';
import { endIndexation } from './indexations/end-indexation.ts';
import { getIndexation } from './indexations/get-indexation.ts';
import { resendAnnouncement } from './indexations/resend-announcement.ts';
import { setIndexation } from './indexations/set-indexation.ts';
import { getInvoice } from './invoices/get-invoice.ts';
import { getInvoiceMail } from './invoices/get-invoice-mail.ts';
import { getInvoiceMailContents } from './invoices/get-invoice-mail-contents.ts';
import { getInvoicePdf } from './invoices/get-invoice-pdf.ts';
import { listCreditNotes } from './invoices/list-credit-notes.ts';
import { listInvoices } from './invoices/list-invoices.ts';
import { resendInvoiceMail } from './invoices/resend-invoice-mail.ts';
import { changeItem } from './items/change-item.ts';
import { createItem } from './items/create-item.ts';
import { deleteItemPrice } from './items/delete-item-price.ts';
import { getItem } from './items/get-item.ts';
import { listItemPrices } from './items/list-item-prices.ts';
import { listItems } from './items/list-items.ts';
import { setItemPrice } from './items/set-item-price.ts';
import { getPaymentMailContents } from './mails/get-payment-mail-contents.ts';
import { getPaymentMailFile } from './mails/get-payment-mail-file.ts';
import { listMails } from './mails/list-mails.ts';
import { getReceivedFile } from './received-files/get-received-file.ts';
import { getReceivedFileContent } from './received-files/get-received-file-content.ts';
import { listReceivedFiles } from './received-files/list-received-files.ts';
import { readReceivedFileAnyway } from './received-files/read-received-file-anyway.ts';
import { uploadReceivedFile } from './received-files/upload-received-file.ts';
import { getStatementMailContents } from './mails/get-statement-mail-contents.ts';
import { getStatementMailFile } from './mails/get-statement-mail-file.ts';
import { resendStatementMail } from './mails/resend-statement-mail.ts';
import { resendPaymentMail } from './mails/resend-payment-mail.ts';
import { createPrintBatch } from './prints/create-print-batch.ts';
import { getBatchPdf } from './prints/get-batch-pdf.ts';
import { getPrintBatch } from './prints/get-print-batch.ts';
import { listBatchLetters } from './prints/list-batch-letters.ts';
import { listPrintBatches } from './prints/list-print-batches.ts';
import { listPrintQueue } from './prints/list-print-queue.ts';
import { markPrinted } from './prints/mark-printed.ts';
import { printAgain } from './prints/print-again.ts';
import { getSelfCheck } from './self-checks/get-self-check.ts';
import { listSelfChecks } from './self-checks/list-self-checks.ts';
import { runSelfCheck } from './self-checks/run-self-check.ts';
import { getRun } from './groups/runs/get-run.ts';
import { listRunMembers } from './groups/runs/list-run-members.ts';
import { getAnyRun } from './groups/runs/get-any-run.ts';
import { listAllRuns } from './groups/runs/list-all-runs.ts';
import { listRuns } from './groups/runs/list-runs.ts';
import { resumeRun } from './groups/runs/resume-run.ts';
import { retryRun } from './groups/runs/retry-run.ts';
import { stopRun } from './groups/runs/stop-run.ts';
import { addLine } from './lines/add-line.ts';
import { changeLine } from './lines/change-line.ts';
import { endLine } from './lines/end-line.ts';
import { listLineHistory } from './lines/list-line-history.ts';
import { applyPriceChange } from './price-changes/apply-price-change.ts';
import { previewPriceChange } from './price-changes/preview-price-change.ts';
import { addSubscriptionMember } from './groups/subscription-groups/add-subscription-member.ts';
import { changeSubscriptionMember } from './groups/subscription-groups/change-subscription-member.ts';
import { deleteMemberTerms } from './groups/subscription-groups/delete-member-terms.ts';
import { deleteSubscriptionMember } from './groups/subscription-groups/delete-subscription-member.ts';
import { getMemberTerms } from './groups/subscription-groups/get-member-terms.ts';
import { getSubscriptionMember } from './groups/subscription-groups/get-subscription-member.ts';
import { listGroupDebtors } from './groups/subscription-groups/list-group-debtors.ts';
import { listMemberTerms } from './groups/subscription-groups/list-member-terms.ts';
import { listSubscriptionMembers } from './groups/subscription-groups/list-subscription-members.ts';
import { previewGroup } from './groups/subscription-groups/preview-group.ts';
import { setMemberTerms } from './groups/subscription-groups/set-member-terms.ts';
import { addOneOffLine } from './lines/add-one-off-line.ts';
import { addPause } from './subscriptions/add-pause.ts';
import { billNow } from './subscriptions/bill-now.ts';
import { cancelSubscription } from './subscriptions/cancel-subscription.ts';
import { changeOneOffLine } from './lines/change-one-off-line.ts';
import { changeSubscription } from './subscriptions/change-subscription.ts';
import { createSubscription } from './subscriptions/create-subscription.ts';
import { getSubscription } from './subscriptions/get-subscription.ts';
import { listOneOffLines } from './lines/list-one-off-lines.ts';
import { listPauses } from './subscriptions/list-pauses.ts';
import { listPeriods } from './subscriptions/list-periods.ts';
import { listSubscriptions } from './subscriptions/list-subscriptions.ts';
import { previewChange } from './subscriptions/preview-change.ts';
import { previewNewSubscription } from './subscriptions/preview-new-subscription.ts';
import { previewSubscription } from './subscriptions/preview-subscription.ts';
import { reactivateSubscription } from './subscriptions/reactivate-subscription.ts';
import { replaceLines } from './lines/replace-lines.ts';
import { resumeSubscription } from './subscriptions/resume-subscription.ts';
import { retrySubscription } from './subscriptions/retry-subscription.ts';
import { setEndDate } from './subscriptions/set-end-date.ts';
import { skipPeriod } from './subscriptions/skip-period.ts';
import { unskipPeriod } from './subscriptions/unskip-period.ts';
import { withdrawOneOffLine } from './lines/withdraw-one-off-line.ts';
import { changeAnyCreditor } from './creditors/change-any-creditor.ts';
import { getAnyBankAccounts } from './creditors/get-any-bank-accounts.ts';
import { setBankAccounts } from './creditors/set-bank-accounts.ts';
import { getBankAccounts } from './creditors/get-bank-accounts.ts';
import { putBankAccounts } from './creditors/put-bank-accounts.ts';
import { getDebtorAccount } from './debtor-accounts/get-debtor-account.ts';
import { listDebtorTransfers } from './debtor-accounts/list-debtor-transfers.ts';
import { listDebtorBalances } from './debtor-accounts/list-debtor-balances.ts';
import { getStatement } from './debtor-accounts/get-statement.ts';
import { sendStatement } from './debtor-accounts/send-statement.ts';
import { getStatementPdf } from './debtor-accounts/get-statement-pdf.ts';
import { getAgedTotals } from './debtor-accounts/get-aged-totals.ts';
import { listAgedDebtors } from './debtor-accounts/list-aged-debtors.ts';
import { applyCredit } from './debtor-accounts/apply-credit.ts';
import { answerPayOut } from './debtor-accounts/answer-pay-out.ts';
import { askPayOut } from './debtor-accounts/ask-pay-out.ts';
import { getPayOut } from './debtor-accounts/get-pay-out.ts';
import { listPayOuts } from './debtor-accounts/list-pay-outs.ts';
import { payOutCredit } from './debtor-accounts/pay-out-credit.ts';
import { withdrawPayOut } from './debtor-accounts/withdraw-pay-out.ts';
import { writeOffInvoice } from './invoices/write-off-invoice.ts';
import { undoWriteOff } from './invoices/undo-write-off.ts';
import { listLedgerAccounts } from './ledger/list-ledger-accounts.ts';
import { listMonthFigures } from './ledger/list-month-figures.ts';
import { listTurnover } from './ledger/list-turnover.ts';
import { listJournal } from './ledger/list-journal.ts';
import { getAccountNumbers } from './ledger/get-account-numbers.ts';
import { putAccountNumbers } from './ledger/put-account-numbers.ts';
import { listMandateEvents } from './mandates/list-mandate-events.ts';
import { settleMandateEvent } from './mandates/settle-mandate-event.ts';
import { readReceivedFileAgain } from './received-files/read-received-file-again.ts';
import { listNotices } from './received-files/list-notices.ts';
import { listPayments } from './payments/list-payments.ts';
import { enterPayment } from './payments/enter-payment.ts';
import { getPayment } from './payments/get-payment.ts';
import { assignPayment } from './payments/assign-payment.ts';
import { settlePayment } from './payments/settle-payment.ts';
import { undoPayment } from './payments/undo-payment.ts';
import { undoMatch } from './payments/undo-match.ts';
import { dismissPayment } from './payments/dismiss-payment.ts';
import { reopenPayment } from './payments/reopen-payment.ts';
import { listInvoiceMatches } from './payments/list-invoice-matches.ts';
import { rejectReminderProposals, sendReminderProposals } from './reminders/decide-many-proposals.ts';
import { rejectReminderProposal, sendReminderProposal } from './reminders/decide-proposal.ts';
import { getReminderSettings } from './reminders/get-reminder-settings.ts';
import { previewRemindersRoute } from './reminders/preview-reminders.ts';
import { putReminderSettings } from './reminders/put-reminder-settings.ts';
import { waiveCharge } from './reminders/waive-charge.ts';
import { endDebtorHold, getDebtorHold, holdDebtor } from './reminders/hold-debtor.ts';
import { endInvoiceHold, getInvoiceHold, holdBackInvoice } from './reminders/hold-back-invoice.ts';
import { getDebtCase } from './reminders/get-debt-case.ts';
import { getDebtCasePdf } from './reminders/get-debt-case-pdf.ts';
import { handOverDebtCase } from './reminders/hand-over-debt-case.ts';
import { listDebtCases } from './reminders/list-debt-cases.ts';
import { getReminderProposal } from './reminders/get-proposal.ts';
import { listReminderProposals } from './reminders/list-proposals.ts';
import { getReminder } from './reminders/get-reminder.ts';
import { getReminderMail, getReminderMailContents } from './reminders/get-reminder-mail.ts';
import { getReminderPdf } from './reminders/get-reminder-pdf.ts';
import { listReferenceRates } from './reminders/list-reference-rates.ts';
import { listReminderHolds } from './reminders/list-reminder-holds.ts';
import { listReminderMatches } from './reminders/list-reminder-matches.ts';
import { listReminders } from './reminders/list-reminders.ts';
import { putReferenceRates } from './reminders/put-reference-rates.ts';
import { resendReminder } from './reminders/resend-reminder.ts';
import { undoReminderWriteOff, writeOffReminder } from './reminders/write-off-reminder.ts';
import { getSession } from './sessions/get-session.ts';
import { beginOidc } from './oidc/begin-oidc.ts';
import { finishOidc } from './oidc/finish-oidc.ts';
import { signOutOfOidc } from './oidc/sign-out-of-oidc.ts';
import { signIn } from './sessions/sign-in.ts';
import { signInByLink } from './sessions/sign-in-by-link.ts';
import { changeSession } from './sessions/change-session.ts';
import { signOut } from './sessions/sign-out.ts';
import { listSessions } from './sessions/list-sessions.ts';
import { endSessions } from './sessions/end-sessions.ts';
import { changePassword } from './people/change-password.ts';
import { askForPasswordReset } from './people/ask-for-password-reset.ts';
import { acceptPasswordReset } from './people/accept-password-reset.ts';
import { invite } from './people/invite.ts';
import { getInvitation } from './people/get-invitation.ts';
import { listInvitations } from './people/list-invitations.ts';
import { revokeInvitation } from './people/revoke-invitation.ts';
import { acceptInvitation } from './people/accept-invitation.ts';
import { getPerson } from './people/get-person.ts';
import { listPeople } from './people/list-people.ts';
import { changePerson } from './people/change-person.ts';
import { beginSecondFactor } from './people/begin-second-factor.ts';
import { confirmSecondFactor } from './people/confirm-second-factor.ts';
import { endSecondFactor } from './people/end-second-factor.ts';
import { WEBHOOK_ROUTES } from './webhooks/webhook-routes.ts';

/** Everything that the API can do, in the order in which the reference shows it. */
export const ROUTES: readonly Route[] = guardRoutes([
  createCreditor,
  listCreditors,
  getAnyCreditor,
  changeAnyCreditor,
  setBankAccounts,
  getAnyBankAccounts,
  getCreditor,
  changeCreditor,
  getBankAccounts,
  putBankAccounts,
  createApiKey,
  listApiKeys,
  getApiKey,
  rotateApiKey,
  revokeApiKey,
  listAnyApiKeys,
  getAnyApiKey,
  revokeAnyApiKey,
  createOperatorKey,
  listOperatorKeys,
  revokeOperatorKey,
  getSession,
  signIn,
  signInByLink,
  beginOidc,
  finishOidc,
  signOutOfOidc,
  changeSession,
  signOut,
  listSessions,
  endSessions,
  changePassword,
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  askForPasswordReset,
  acceptPasswordReset,
  listPeople,
  getPerson,
  changePerson,
  invite,
  listInvitations,
  getInvitation,
  revokeInvitation,
  acceptInvitation,
  createDebtor,
  searchAll,
  listDebtors,
  listDebtorMemberships,
  getDebtor,
  changeDebtor,
  setMandate,
  endMandate,
  listMandates,
  createDebtorGroup,
  listDebtorGroups,
  getDebtorGroup,
  renameDebtorGroup,
  deleteDebtorGroup,
  addGroupMember,
  addGroupDebtors,
  listGroupMembers,
  getGroupMember,
  changeGroupMember,
  deleteGroupMember,
  importDebtors,
  getDebtorTemplate,
  createItem,
  listItems,
  getItem,
  changeItem,
  importItems,
  getItemTemplate,
  setItemPrice,
  deleteItemPrice,
  listItemPrices,
  createSubscription,
  listSubscriptions,
  getSubscription,
  changeSubscription,
  listPeriods,
  previewSubscription,
  previewChange,
  previewNewSubscription,
  replaceLines,
  addLine,
  changeLine,
  endLine,
  listLineHistory,
  previewPriceChange,
  applyPriceChange,
  setIndexation,
  getIndexation,
  endIndexation,
  resendAnnouncement,
  putIndexTable,
  getIndexTable,
  listIndexTables,
  addOneOffLine,
  listOneOffLines,
  changeOneOffLine,
  withdrawOneOffLine,
  setEndDate,
  billNow,
  retrySubscription,
  cancelSubscription,
  reactivateSubscription,
  addPause,
  listPauses,
  resumeSubscription,
  skipPeriod,
  unskipPeriod,
  listDrafts,
  getDraft,
  editDraft,
  releaseDraft,
  releaseDrafts,
  dropDraft,
  importSubscriptions,
  getSubscriptionTemplate,
  importDebtorGroupMembers,
  getDebtorGroupMemberTemplate,
  importSubscriptionGroupMembers,
  getSubscriptionGroupMemberTemplate,
  importMandates,
  getMandateTemplate,
  importOneOffLines,
  getOneOffLineTemplate,
  addSubscriptionMember,
  listSubscriptionMembers,
  getSubscriptionMember,
  changeSubscriptionMember,
  deleteSubscriptionMember,
  listGroupDebtors,
  previewGroup,
  getMemberTerms,
  setMemberTerms,
  deleteMemberTerms,
  listMemberTerms,
  listRuns,
  listAllRuns,
  getAnyRun,
  getRun,
  listRunMembers,
  retryRun,
  stopRun,
  resumeRun,
  listInvoices,
  getInvoice,
  getInvoicePdf,
  getInvoiceMail,
  getInvoiceMailContents,
  resendInvoiceMail,
  creditInvoice,
  listCreditNotes,
  writeOffInvoice,
  undoWriteOff,
  listInvoiceMatches,
  getReminderSettings,
  putReminderSettings,
  previewRemindersRoute,
  listReminders,
  getReminder,
  getReminderPdf,
  getReminderMail,
  getReminderMailContents,
  resendReminder,
  waiveCharge,
  writeOffReminder,
  undoReminderWriteOff,
  listReminderMatches,
  listReminderHolds,
  getDebtorHold,
  holdDebtor,
  endDebtorHold,
  getInvoiceHold,
  holdBackInvoice,
  endInvoiceHold,
  listReminderProposals,
  getReminderProposal,
  sendReminderProposals,
  rejectReminderProposals,
  sendReminderProposal,
  rejectReminderProposal,
  listDebtCases,
  getDebtCase,
  getDebtCasePdf,
  handOverDebtCase,
  listReferenceRates,
  putReferenceRates,
  listPayments,
  enterPayment,
  getPayment,
  assignPayment,
  undoPayment,
  undoMatch,
  dismissPayment,
  settlePayment,
  reopenPayment,
  listNotices,
  getDebtorAccount,
  getStatement,
  getStatementPdf,
  sendStatement,
  listDebtorTransfers,
  applyCredit,
  payOutCredit,
  askPayOut,
  listPayOuts,
  getPayOut,
  withdrawPayOut,
  answerPayOut,
  listDebtorBalances,
  listAgedDebtors,
  getAgedTotals,
  listLedgerAccounts,
  listJournal,
  listTurnover,
  listMonthFigures,
  getAccountNumbers,
  putAccountNumbers,
  getOverview,
  listReceivedDays,
  getForecast,
  listExpectedPayments,
  listMails,
  getPaymentMailFile,
  getPaymentMailContents,
  resendPaymentMail,
  listPrintQueue,
  createPrintBatch,
  listPrintBatches,
  getPrintBatch,
  listBatchLetters,
  getBatchPdf,
  markPrinted,
  printAgain,
  getStatementMailFile,
  getStatementMailContents,
  resendStatementMail,
  uploadReceivedFile,
  listReceivedFiles,
  getReceivedFile,
  getReceivedFileContent,
  readReceivedFileAnyway,
  readReceivedFileAgain,
  listCollections,
  withdrawCollection,
  cancelCollection,
  getPaymentDate,
  listDeliveries,
  getDelivery,
  getDeliveryFile,
  closeDelivery,
  confirmDelivery,
  sendDeliveryAgain,
  listMandateEvents,
  settleMandateEvent,
  listSlips,
  listRegistrations,
  queueRegistration,
  withdrawRegistration,
  runSelfCheck,
  listSelfChecks,
  getSelfCheck,
  listFindings,
  listOpenFindings,
  getFinding,
  repairFindings,
  repairFinding,
  listEvents,
  getEvent,
  ...WEBHOOK_ROUTES,
  listAudit,
  ...OBJECT_AUDIT_ROUTES,
]);
