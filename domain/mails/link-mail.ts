import type { OneTimeTokenId } from '../identifiers/ids.ts';

/** What the id of the workflow that mails a link begins with. */
const LINK_MAIL_WORKFLOW_PREFIX = 'link-mail/';

export const linkMailWorkflowId = (oneTimeTokenId: OneTimeTokenId) => `${LINK_MAIL_WORKFLOW_PREFIX}${oneTimeTokenId}`;
