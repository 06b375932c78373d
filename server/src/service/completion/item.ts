/** Converts proposals to LSP completion items. */
import {
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type TextEdit,
} from 'vscode-languageserver-types';
import { quoteScalar, type AdvisoryDocument, type CursorContext } from '../../core/index.ts';
import { toRange, toTextEdit } from '../convert.ts';
import type { Proposal } from './proposal.ts';

export interface Location {
  readonly document: AdvisoryDocument;
  readonly cursor: CursorContext;
  /** Text that is inserted before the proposal. */
  readonly lead: string;
  /** The start of the edit: where the word at the cursor begins, or further left if the indentation changes. */
  readonly from: number;
  /** The text before the cursor that is replaced, including its opening quote. Clients match items against it. */
  readonly typed: string;
}

/** The maximum length of the typed text that items repeat, in UTF-16 units. */
const maxTypedLength = 200;

/**
 * Converts a proposal to an item; `rank` is its position in the list. Clients score the match of `filterText` before they look at
 * `sortText`. Each `filterText` therefore begins with the typed text, so that all scores are equal and the server's order is kept.
 */
export function toItem(proposal: Proposal, rank: number, location: Location): CompletionItem {
  const { document, cursor, lead, from } = location;
  // The typed text is repeated in every item, so its length is limited.
  const typed = location.typed.slice(0, maxTypedLength);
  const newText = lead + (proposal.newText ?? valueText(proposal, cursor) + (proposal.suffix ?? ''));
  const filter = filterText(proposal, typed);
  return {
    label: proposal.label,
    kind: CompletionItemKind[proposal.kind],
    sortText: String(rank).padStart(3, '0'),
    ...(filter === proposal.label ? {} : { filterText: filter }),
    textEdit: { range: toRange([from, endOf(proposal, newText, location)], document.lines), newText },
    ...(proposal.snippet === true ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    // The text contains its indentation, so the client must not add any.
    ...(newText.includes('\n') ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(proposal.detail === undefined ? {} : { detail: proposal.detail }),
    ...labelDetails(proposal),
    ...(proposal.alsoEdits === undefined || proposal.alsoEdits.length === 0
      ? {}
      : { additionalTextEdits: proposal.alsoEdits.map((edit) => toTextEdit(edit, document.lines)) }),
    ...(proposal.data === undefined ? {} : { data: proposal.data }),
  };
}

/** Returns the edits that insert a proposal outside of completion. The proposal must not be a snippet. */
export function editsOf(proposal: Proposal, location: Location): TextEdit[] {
  const { textEdit, additionalTextEdits = [] } = toItem(proposal, 0, location);
  return [...(textEdit && 'range' in textEdit ? [textEdit] : []), ...additionalTextEdits];
}

/** Returns the value with the quotes that the author has opened, or else in the proposal's style or the simplest one that preserves the value. */
function valueText({ value = '', style }: Proposal, cursor: CursorContext): string {
  return quoteScalar(value, cursor.style === 'plain' ? (style ?? 'plain') : cursor.style, cursor.flow);
}

/** Matches text that punctuation separates from the value before it: another value, or a remark such as `(suspected)` or ` - not seen`. */
const aside = /(?<![ \t])[ \t]*(?:[,;(]|[–—-][ \t])/;
/** Matches another value after an ID with its name, which may itself contain ` - ` and parentheses. */
const nextValue = /(?<![ \t])[ \t]*[,;]/;

/**
 * Returns where the replaced text ends. If the author has begun to type in front of text that matches `aside` or `nextValue`, that text is
 * kept, except after a proposal that needs quotes, because no text can follow them.
 */
function endOf({ label, replace }: Proposal, newText: string, { document, cursor, from, typed }: Location): number {
  const end = (replace ?? cursor.replace)[1];
  const isTyped = cursor.slot === 'value' && cursor.style === 'plain' && cursor.prefix !== '';
  if (!isTyped || replace !== undefined || /["'\n]/.test(newText)) return end;
  const offset = from + typed.length;
  const at = document.text.slice(offset, end).search(label.includes(' - ') ? nextValue : aside);
  return at < 0 ? end : offset + at;
}

function filterText(proposal: Proposal, typed: string): string {
  const words = proposal.words ?? proposal.label;
  return typed === '' ? words : `${typed} ${words}`;
}

function labelDetails({ labelDetail, labelDescription }: Proposal): Pick<CompletionItem, 'labelDetails'> {
  if (labelDetail === undefined && labelDescription === undefined) return {};
  return {
    labelDetails: {
      ...(labelDetail === undefined ? {} : { detail: ` ${labelDetail}` }),
      ...(labelDescription === undefined ? {} : { description: labelDescription }),
    },
  };
}
