/** What a person may do at a creditor: all; all but keys, people and settings; read. */
export type PersonRole = 'admin' | 'bookkeeper' | 'read_only';

/** What a link is good for, once: to become a person of a creditor, to choose a new password, to sign in without one. */
export type OneTimeTokenKind = 'invite' | 'reset' | 'sign_in';

/** Whether the mail with the link has gone out; `not_mailed` for a link that is printed where it is made. */
export type LinkMailStatus = 'not_mailed' | 'waiting' | 'sent' | 'failed';
