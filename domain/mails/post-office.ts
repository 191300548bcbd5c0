/** The id of the workflow that sends the mails of all creditors. */
export const POST_OFFICE_WORKFLOW_ID = 'post-office';
