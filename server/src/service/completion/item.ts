/** Proposals as LSP completion items. */
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

export interface Place {
  readonly document: AdvisoryDocument;
  readonly cursor: CursorContext;
  /** What has to stand before whatever is inserted. */
  readonly lead: string;
  /** Where the edit begins: before the cursor's word, where its line is indented otherwise. */
  readonly from: number;
  /** The replaced text that stands before the cursor, with its opening quote: what clients match items against. */
  readonly typed: string;
}

/** The most of what is typed that items repeat, in UTF-16 units. */
const mostTyped = 200;

/**
 * A proposal as an item. `rank` orders it in the list. Clients score how an item's `filterText` matches the typed text before they
 * look at `sortText`; each item therefore begins its `filterText` with the very text typed, so that all score alike and the server's
 * order stays.
 */
export function toItem(proposal: Proposal, rank: number, place: Place): CompletionItem {
  const { document, cursor, lead, from } = place;
  // Repeated in every item: of a long text, clients have matched enough.
  const typed = place.typed.slice(0, mostTyped);
  const newText = lead + (proposal.newText ?? valueText(proposal, cursor) + (proposal.behind ?? ''));
  const filter = filterText(proposal, typed);
  return {
    label: proposal.label,
    kind: CompletionItemKind[proposal.kind],
    sortText: String(rank).padStart(3, '0'),
    ...(filter === proposal.label ? {} : { filterText: filter }),
    textEdit: { range: toRange([from, (proposal.replace ?? cursor.replace)[1]], document.lines), newText },
    ...(proposal.snippet === true ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    // The text carries its indentation: no client is to add the line's again.
    ...(newText.includes('\n') ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(proposal.detail === undefined ? {} : { detail: proposal.detail }),
    ...labelDetails(proposal),
    ...(proposal.alsoEdits === undefined || proposal.alsoEdits.length === 0
      ? {}
      : { additionalTextEdits: proposal.alsoEdits.map((edit) => toTextEdit(edit, document.lines)) }),
    ...(proposal.data === undefined ? {} : { data: proposal.data }),
  };
}

/** The edits that accepting a proposal makes; for proposals without tab stops. */
export function editsOf(proposal: Proposal, place: Place): TextEdit[] {
  const { textEdit, additionalTextEdits = [] } = toItem(proposal, 0, place);
  return [...(textEdit && 'range' in textEdit ? [textEdit] : []), ...additionalTextEdits];
}

/** A value in the quotes that the author began, else in the plainest form that reads back as the value. */
function valueText({ value = '', style }: Proposal, cursor: CursorContext): string {
  return quoteScalar(value, cursor.style === 'plain' ? (style ?? 'plain') : cursor.style, cursor.flow);
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
