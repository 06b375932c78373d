/** Completion for what a client can read. */
import { InsertTextMode } from 'vscode-languageserver';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import type { CompletionFeatures } from '../connection/clientFeatures.ts';
import { compactList } from './compactList.ts';
import { plainMarkdown } from './plainMarkdown.ts';
import { plainSnippet } from './plainSnippets.ts';

/** A list whose items hold only what the client knows. */
export function listFor(list: CompletionList, client: CompletionFeatures): CompletionList {
  return compactList({ ...list, items: list.items.map((item) => itemFor(item, client)) }, client);
}

/** An item with its documentation in the form that the client shows. */
export function documentedItemFor(item: CompletionItem, { markdown }: CompletionFeatures): CompletionItem {
  const { documentation } = item;
  if (markdown || documentation === undefined || typeof documentation === 'string') return item;
  return { ...item, documentation: plainMarkdown(documentation.value) };
}

function itemFor(item: CompletionItem, { snippets, insertsAsIs, labelDetails }: CompletionFeatures): CompletionItem {
  const { insertTextFormat, insertTextMode: _mode, labelDetails: details, ...rest } = item;
  const beside = details?.description ?? details?.detail?.trim();
  const shown = snippets || insertTextFormat === undefined ? rest : withoutStops(rest);
  return {
    ...shown,
    ...(snippets && insertTextFormat !== undefined ? { insertTextFormat } : {}),
    // Every text carries its indentation, and some editors indent even a single line by what they make of YAML.
    ...(insertsAsIs ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(labelDetails && details !== undefined ? { labelDetails: details } : {}),
    ...(labelDetails || beside === undefined || item.detail !== undefined ? {} : { detail: beside }),
  };
}

function withoutStops(item: CompletionItem): CompletionItem {
  return item.textEdit
    ? { ...item, textEdit: { ...item.textEdit, newText: plainSnippet(item.textEdit.newText) } }
    : item;
}
