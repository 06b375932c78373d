/** Completion for what a client can read. */
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

function itemFor(item: CompletionItem, client: CompletionFeatures): CompletionItem {
  const { snippets, labelDetails, insertTextMode } = client;
  const { insertTextFormat, insertTextMode: mode, labelDetails: details, ...rest } = item;
  const plain = snippets || insertTextFormat === undefined ? rest : withoutStops(rest);
  return {
    ...plain,
    ...(snippets && insertTextFormat !== undefined ? { insertTextFormat } : {}),
    ...(insertTextMode && mode !== undefined && isLong(plain) ? { insertTextMode: mode } : {}),
    ...(labelDetails && details !== undefined ? { labelDetails: details } : {}),
    ...(labelDetails || details?.description === undefined || item.detail !== undefined
      ? {}
      : { detail: details.description }),
  };
}

function withoutStops(item: CompletionItem): CompletionItem {
  return item.textEdit
    ? { ...item, textEdit: { ...item.textEdit, newText: plainSnippet(item.textEdit.newText) } }
    : item;
}

const isLong = ({ textEdit }: CompletionItem): boolean => textEdit?.newText.includes('\n') === true;
