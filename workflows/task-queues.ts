/** Workflows and all activities but the mail. */
export const BILLING_TASK_QUEUE = 'termin-billing';

/** Mail has a queue of its own: it is limited in rate, and a slow mail server holds up nothing else. */
export const MAIL_TASK_QUEUE = 'termin-mail';

/** Webhooks have one too: an endpoint may be slow to answer. */
export const WEBHOOK_TASK_QUEUE = 'termin-webhooks';
