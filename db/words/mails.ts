export type MailStatus = 'waiting' | 'sent' | 'failed';

/** `not_needed`: what it asks for was paid before the mail had gone out. Of mails that ask for a payment, and of reminders. */
export type AskingMailStatus = MailStatus | 'not_needed';

/** `on_paper`: the debtor gets it on paper, and the print queue has it. */
export type OnPaper = 'on_paper';

/** What the post office sends. */
export type QueuedMailKind = 'invoice' | 'copy' | 'payment' | 'statement' | 'link' | 'webhook';

/** What the workflows of mails are told. */
export type MailMessageKind = 'send_mail' | 'send_payment_mail' | 'send_link_mail' | 'wake_post_office';
