export const INVITE = '/invite';
const RESET = '/reset';

/** Where the OpenID provider sends people back to. */
export const OIDC_RETURN = '/oidc';

/** Whether an address is that of a link in a mail, which is followed whoever is signed in. */
export const isAcceptPath = (pathname: string): boolean => pathname === INVITE || pathname === RESET;
