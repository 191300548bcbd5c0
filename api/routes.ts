import { createApiKey } from './api-keys/create-api-key.ts';
import { listApiKeys } from './api-keys/list-api-keys.ts';
import { revokeApiKey } from './api-keys/revoke-api-key.ts';
import { listAudit } from './audit/list-audit.ts';
import { OBJECT_AUDIT_ROUTES } from './audit/list-object-audit.ts';
import { listCollections } from './collections/list-collections.ts';
import { changeCreditor } from './creditors/change-creditor.ts';
import { createCreditor } from './creditors/create-creditor.ts';
import { getCreditor } from './creditors/get-creditor.ts';
import { listCreditors } from './creditors/list-creditors.ts';
import { addGroupDebtors } from './debtor-groups/add-group-debtors.ts';
import { addGroupMember } from './debtor-groups/add-group-member.ts';
import { changeGroupMember } from './debtor-groups/change-group-member.ts';
import { createDebtorGroup } from './debtor-groups/create-debtor-group.ts';
import { deleteDebtorGroup } from './debtor-groups/delete-debtor-group.ts';
import { deleteGroupMember } from './debtor-groups/delete-group-member.ts';
import { getDebtorGroup } from './debtor-groups/get-debtor-group.ts';
import { listDebtorGroups } from './debtor-groups/list-debtor-groups.ts';
import { listGroupMembers } from './debtor-groups/list-group-members.ts';
import { renameDebtorGroup } from './debtor-groups/rename-debtor-group.ts';
import { changeDebtor } from './debtors/change-debtor.ts';
import { createDebtor } from './debtors/create-debtor.ts';
import { endMandate } from './debtors/end-mandate.ts';
import { getDebtor } from './debtors/get-debtor.ts';
import { listDebtors } from './debtors/list-debtors.ts';
import { setMandate } from './debtors/set-mandate.ts';
import { closeDelivery } from './deliveries/close-delivery.ts';
import { getDelivery } from './deliveries/get-delivery.ts';
import { getDeliveryFile } from './deliveries/get-delivery-file.ts';
import { listDeliveries } from './deliveries/list-deliveries.ts';
import { getFinding } from './findings/get-finding.ts';
import { listFindings } from './findings/list-findings.ts';
import { repairFinding } from './findings/repair-finding.ts';
import { repairFindings } from './findings/repair-findings.ts';
import type { Route } from './http/route.ts';
import { getDebtorTemplate, importDebtors } from './imports/import-debtors.ts';
import { getItemTemplate, importItems } from './imports/import-items.ts';
import { getInvoice } from './invoices/get-invoice.ts';
import { getInvoiceMail } from './invoices/get-invoice-mail.ts';
import { getInvoicePdf } from './invoices/get-invoice-pdf.ts';
import { listInvoices } from './invoices/list-invoices.ts';
import { resendInvoiceMail } from './invoices/resend-invoice-mail.ts';
import { changeItem } from './items/change-item.ts';
import { createItem } from './items/create-item.ts';
import { getItem } from './items/get-item.ts';
import { listItems } from './items/list-items.ts';
import { listMails } from './mails/list-mails.ts';
import { getSelfCheck } from './self-checks/get-self-check.ts';
import { listSelfChecks } from './self-checks/list-self-checks.ts';
import { runSelfCheck } from './self-checks/run-self-check.ts';
import { addSubscriptionMember } from './subscription-groups/add-subscription-member.ts';
import { changeSubscriptionMember } from './subscription-groups/change-subscription-member.ts';
import { deleteMemberTerms } from './subscription-groups/delete-member-terms.ts';
import { deleteSubscriptionMember } from './subscription-groups/delete-subscription-member.ts';
import { listGroupDebtors } from './subscription-groups/list-group-debtors.ts';
import { listMemberTerms } from './subscription-groups/list-member-terms.ts';
import { listSubscriptionMembers } from './subscription-groups/list-subscription-members.ts';
import { setMemberTerms } from './subscription-groups/set-member-terms.ts';
import { addOneOffLine } from './subscriptions/add-one-off-line.ts';
import { billNow } from './subscriptions/bill-now.ts';
import { cancelSubscription } from './subscriptions/cancel-subscription.ts';
import { createSubscription } from './subscriptions/create-subscription.ts';
import { getSubscription } from './subscriptions/get-subscription.ts';
import { listOneOffLines } from './subscriptions/list-one-off-lines.ts';
import { listSubscriptions } from './subscriptions/list-subscriptions.ts';
import { previewSubscription } from './subscriptions/preview-subscription.ts';
import { replaceLines } from './subscriptions/replace-lines.ts';
import { retrySubscription } from './subscriptions/retry-subscription.ts';
import { setEndDate } from './subscriptions/set-end-date.ts';

/** Everything that the API can do, in the order in which the reference shows it. */
export const ROUTES: readonly Route[] = [
  createCreditor,
  listCreditors,
  getCreditor,
  changeCreditor,
  createApiKey,
  listApiKeys,
  revokeApiKey,
  createDebtor,
  listDebtors,
  getDebtor,
  changeDebtor,
  setMandate,
  endMandate,
  createDebtorGroup,
  listDebtorGroups,
  getDebtorGroup,
  renameDebtorGroup,
  deleteDebtorGroup,
  addGroupMember,
  addGroupDebtors,
  listGroupMembers,
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
  createSubscription,
  listSubscriptions,
  getSubscription,
  previewSubscription,
  replaceLines,
  addOneOffLine,
  listOneOffLines,
  setEndDate,
  billNow,
  retrySubscription,
  cancelSubscription,
  addSubscriptionMember,
  listSubscriptionMembers,
  changeSubscriptionMember,
  deleteSubscriptionMember,
  listGroupDebtors,
  setMemberTerms,
  deleteMemberTerms,
  listMemberTerms,
  listInvoices,
  getInvoice,
  getInvoicePdf,
  getInvoiceMail,
  resendInvoiceMail,
  listMails,
  listCollections,
  listDeliveries,
  getDelivery,
  getDeliveryFile,
  closeDelivery,
  runSelfCheck,
  listSelfChecks,
  getSelfCheck,
  listFindings,
  getFinding,
  repairFindings,
  repairFinding,
  listAudit,
  ...OBJECT_AUDIT_ROUTES,
];
