/** The extension's words in the language of VS Code. Modules that are independent of VS Code are given `l10n.t` as this function. */

/**
 * Returns a message in the language of VS Code, with `{0}`, `{1}` … replaced by the arguments. The English message is a literal, because it is
 * the key in `l10n/bundle.l10n.*.json`.
 */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** Returns the message in English, as VS Code does for languages without a bundle. */
export const english: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (placeholder, at: string) => String(args[Number(at)] ?? placeholder));
