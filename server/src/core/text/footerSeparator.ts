/**
 * The line above an organisation's footer in plain-text reports: the signature separator of e-mails (RFC 3676, section 4.3) without its
 * trailing space.
 */
export const footerSeparator = '--';
