/** The kinds of code actions other than quick fixes, and the server commands that code actions run. */
import { CodeActionKind } from 'vscode-languageserver-types';

/** The kind of the code action that applies every safe fix in a document. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.advisory`;

/** The kind of the code action that sorts the sections into canonical order. It is not part of "fix all". */
export const sortSectionsKind = `${CodeActionKind.Source}.sortSections.advisory`;

/** The kind of the code actions that convert the selected lines to the notation that their location requires. */
export const convertKind = `${CodeActionKind.RefactorRewrite}.pasted`;

/** The command that applies all safe fixes to the document whose URI is its argument. */
export const fixAllCommand = 'advisory.fixAll';

/** The kinds of refactorings. */
export const refactorKinds = ['refactor.rewrite', 'refactor.extract', 'refactor.inline'] as const;

/**
 * The command that inserts the content of a rule file into the advisory. Arguments: the advisory's URI, the version of its text, and a
 * position in the rule.
 */
export const ruleBodyCommand = 'advisory.insertRuleBody';
