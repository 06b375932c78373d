/** Converts refactorings to code actions. */
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-types';
import type { DocumentContext, Edit, Environment } from '../core/index.ts';
import { ruleBodyCommand } from './actionKinds.ts';
import type { CodeActionRequest } from './codeActions.ts';
import { toTextEdit } from './convert.ts';
import { findRefactorings } from './refactor/index.ts';

/** Returns the refactorings for a selection as code actions. */
export function provideRefactorings(
  request: Pick<CodeActionRequest, 'document' | 'uri' | 'version' | 'span'>,
  env: Environment,
  context: DocumentContext | undefined,
): CodeAction[] {
  const { document, uri, version, span } = request;
  const changes = (edits: readonly Edit[]): NonNullable<WorkspaceEdit['documentChanges']> => [
    { textDocument: { uri, version }, edits: edits.map((edit) => toTextEdit(edit, document.lines)) },
  ];
  const { rewrites, extract, inline } = findRefactorings(document, span, env, context);
  const actions: CodeAction[] = rewrites.map(({ title, kind, edits }) => ({
    title,
    kind,
    edit: { documentChanges: changes(edits) },
  }));
  const folder = /^[a-z][a-z\d+.-]*:\/.*\//i.exec(uri)?.[0];
  if (extract && folder !== undefined) {
    const file = folder + extract.path;
    const start = { line: 0, character: 0 };
    actions.push({
      title: `Move the body to ${extract.path}`,
      kind: 'refactor.extract',
      edit: {
        documentChanges: [
          { kind: 'create', uri: file, options: { overwrite: false, ignoreIfExists: false } },
          {
            textDocument: { uri: file, version: null },
            edits: [{ range: { start, end: start }, newText: extract.content }],
          },
          ...changes(extract.edits),
        ],
      },
    });
  }
  if (inline !== undefined) {
    const title = `Copy ${inline} into the advisory`;
    const position = document.lines.positionAt(span[0]);
    const command = { title, command: ruleBodyCommand, arguments: [uri, version, position] };
    actions.push({ title, kind: 'refactor.inline', command });
  }
  return actions;
}
