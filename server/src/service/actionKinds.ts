/** The kinds of code actions that are not quick fixes, and the command of one that is. */
import { CodeActionKind } from 'vscode-languageserver-types';

/** The kind of the code action that makes every safe fix of a document. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.advisory`;

/** The kind of the code action that puts the sections into canonical order; never a part of "fix all". */
export const sortSectionsKind = `${CodeActionKind.Source}.sortSections.advisory`;

/** The command that makes all safe fixes of the document that is its argument. */
export const fixAllCommand = 'advisory.fixAll';
