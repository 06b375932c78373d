/** The language service with the shipped catalogue and schema, used at a visible cursor. */
import type { CompletionItem } from 'vscode-languageserver-types';
import { createLanguageService } from '../../server/src/service/languageService.ts';
import { accepted, readCursor, shownItems, textIn } from '../support/cursor.ts';
import { testEnvironment } from '../support/environment.ts';

export const service = createLanguageService(testEnvironment());

/** Returns the completions at `▮` as an editor shows them, best first. */
export function completionsAt(marked: string): readonly CompletionItem[] {
  const at = readCursor(marked);
  return shownItems(service.completion(service.parse(at.text), at.position), at);
}

/** Returns the labels of the completions at `▮`, best first. */
export function labelsAt(marked: string): readonly string[] {
  return completionsAt(marked).map(({ label }) => label);
}

/** Returns the text after the completion with this label was accepted; throws with the existing labels if there is none. */
export function acceptAt(marked: string, label: string): string {
  const items = completionsAt(marked);
  const item = items.find((each) => each.label === label);
  if (!item) throw new Error(`No ${label} among: ${items.map((each) => each.label).join(' | ')}`);
  return accepted(readCursor(marked).text, item);
}

/** Returns the hover at `▮`: its Markdown, and the text that it explains; undefined if there is none. */
export function hoverAt(marked: string): { readonly markdown: string; readonly about: string } | undefined {
  const { text, position } = readCursor(marked);
  const hover = service.hover(service.parse(text), position);
  if (hover === null || !hover.range || typeof hover.contents !== 'object' || !('value' in hover.contents))
    return undefined;
  return { markdown: hover.contents.value, about: textIn(text, hover.range) };
}
