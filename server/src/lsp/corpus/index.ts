/** Requests that may concern several files, and the index of the workspace. They are a separate bundle, which is loaded on first use. */
export { checkWorkspace } from './checkWorkspace.ts';
export { createCorpusClient } from './corpusClient.ts';
export type { CorpusClient } from './corpusClient.ts';
export { definitions } from './definitions.ts';
export { advisoryGroups } from './groups.ts';
export { references } from './references.ts';
export { prepareRename, rename } from './rename.ts';
export { createUnopened } from './unopened.ts';
export type { Unopened } from './unopened.ts';
export { workspaceDiagnostics } from './workspaceDiagnostics.ts';
export { workspaceSymbols } from './workspaceSymbols.ts';
