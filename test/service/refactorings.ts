/** Refactorings at a visible cursor, and the text after them. */
import assert from 'node:assert/strict';
import { CodeActionTriggerKind, type CodeAction } from 'vscode-languageserver-types';
import { edited } from '../support/cursor.ts';
import { createLines } from '../../server/src/core/text/text.ts';
import { service } from './support.ts';

export const uri = 'file:///advisories/a.advisory.yaml';

export interface Offered {
  readonly text: string;
  readonly actions: readonly CodeAction[];
}

/** Returns the refactorings at `▮`, or for the text between two of them. */
export function offered(marked: string, exists?: (path: string) => boolean): Offered {
  const [before = '', ...others] = marked.split('▮');
  const text = before + others.join('');
  const lines = createLines(text);
  const end = others.length > 1 ? before.length + (others[0] ?? '').length : before.length;
  const range = { start: lines.positionAt(before.length), end: lines.positionAt(end) };
  const context = { diagnostics: [], only: ['refactor'], triggerKind: CodeActionTriggerKind.Invoked };
  const document = service.parse(text);
  return {
    text,
    actions: service.codeActions(document, uri, range, context, {}, 1, exists ? { fileExists: exists } : undefined),
  };
}

/** Returns the text after the action whose title begins with `title`; fails with the existing titles if there is none. */
export function after(marked: string, title: string): string {
  const { text, actions } = offered(marked);
  const action = actions.find((one) => one.title.startsWith(title));
  assert.ok(action, `no "${title}" among: ${actions.map((one) => one.title).join(' | ')}`);
  const change = action.edit?.documentChanges?.[0];
  assert.ok(change && 'edits' in change);
  return edited(
    text,
    change.edits.map((one) => ('newText' in one ? one : assert.fail())),
  );
}

export const titles = (marked: string): readonly string[] => offered(marked).actions.map(({ title }) => title);
