/** Messages in the display language of VS Code. Modules that do not depend on VS Code receive `l10n.t` as a `Translate` function. */

/**
 * Returns a message in the display language of VS Code. `{0}`, `{1}` and so on are replaced by the arguments. The English message must be a
 * literal, because it is the key in `l10n/bundle.l10n.*.json`.
 */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** Returns the English message, as VS Code does if there is no bundle for the display language. */
export const english: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (placeholder, at: string) => String(args[Number(at)] ?? placeholder));
