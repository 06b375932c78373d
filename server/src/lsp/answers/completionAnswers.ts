/** Adapts completion to the client's capabilities. */
import { InsertTextFormat, InsertTextMode } from 'vscode-languageserver';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import type { CompletionFeatures } from '../connection/clientFeatures.ts';
import { compactList } from './compactList.ts';
import { plainMarkdown } from './plainMarkdown.ts';
import { plainSnippet } from './plainSnippets.ts';

/** Returns the list in the most compact form that the client supports, with only the item properties and the syntax that it supports. */
export function listFor(list: CompletionList, client: CompletionFeatures): CompletionList {
  return compactList({ ...list, items: list.items.map((item) => itemFor(item, client)) }, client);
}

/** Returns the item with its documentation in a format that the client supports. */
export function documentedItemFor(item: CompletionItem, { markdown }: CompletionFeatures): CompletionItem {
  const { documentation } = item;
  if (markdown || documentation === undefined || typeof documentation === 'string') return item;
  return { ...item, documentation: plainMarkdown(documentation.value) };
}

function itemFor(given: CompletionItem, { snippets, insertsAsIs, labelDetails }: CompletionFeatures): CompletionItem {
  const item = snippets ? withoutLastStop(given) : given;
  const { insertTextFormat, insertTextMode: _mode, labelDetails: details, ...rest } = item;
  const beside = details?.description ?? details?.detail?.trim();
  const shown = snippets || insertTextFormat === undefined ? rest : withoutStops(rest);
  return {
    ...shown,
    ...(snippets && insertTextFormat !== undefined ? { insertTextFormat } : {}),
    // The text contains all indentation. Without this mode, some editors apply their own YAML indentation rules even to a single line.
    ...(insertsAsIs ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(labelDetails && details !== undefined ? { labelDetails: details } : {}),
    ...(labelDetails || beside === undefined || item.detail !== undefined ? {} : { detail: beside }),
  };
}

/**
 * Converts an item whose only tab stop is at its end to plain text. The cursor ends up there in any case, and the Tab key remains available
 * for the stops of an enclosing snippet.
 */
function withoutLastStop(item: CompletionItem): CompletionItem {
  const { insertTextFormat, textEdit, ...rest } = item;
  if (insertTextFormat !== InsertTextFormat.Snippet || !textEdit || !/^[^$\\]*\$1$/.test(textEdit.newText)) return item;
  return { ...rest, textEdit: { ...textEdit, newText: textEdit.newText.slice(0, -'$1'.length) } };
}

function withoutStops(item: CompletionItem): CompletionItem {
  return item.textEdit
    ? { ...item, textEdit: { ...item.textEdit, newText: plainSnippet(item.textEdit.newText) } }
    : item;
}
