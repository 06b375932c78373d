/** The line above an organisation's footer in a report as plain text: the signature separator of mail (RFC 3676, section 4.3). */
export const footerSeparator = '--';
