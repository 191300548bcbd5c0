export const INVITE = '/invite';
const RESET = '/reset';

/** Whether an address is that of a link in a mail, which is followed whoever is signed in. */
export const isAcceptPath = (pathname: string): boolean => pathname === INVITE || pathname === RESET;
