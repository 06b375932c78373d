/** The types for requests to completion sources and for their results, independent of LSP. */
import type { CompletionItemKind } from 'vscode-languageserver-types';
import type {
  AdvisoryDocument,
  AttackRelease,
  CursorContext,
  Edit,
  Environment,
  KeyInfo,
  Path,
  ScalarStyle,
  Span,
  TextShape,
} from '../../core/index.ts';

/** Identifies an item's documentation. The client sends this data back, and `resolveItem` uses it to find the documentation. */
export interface ItemData {
  readonly kind: 'key' | 'object' | 'named' | 'galaxy' | 'actor';
  /** A key's path joined by dots, an ATT&CK ID, the name of software or a campaign without an ID, or an actor's name. */
  readonly id: string;
  /** The ATT&CK release whose description of the object is shown. */
  readonly release?: string;
}

/** The maximum number of search results, which keeps responses small. */
export const searchLimit = 40;

/** The name of an item's kind in LSP, so that sources do not depend on LSP's numbers. */
export type KindName = keyof typeof CompletionItemKind;

/** A value or key that may be inserted. */
export interface Proposal {
  readonly label: string;
  readonly kind: KindName;
  /** The value; it is quoted if necessary. */
  readonly value?: string;
  /** The style of the value, unless the author has typed an opening quote. */
  readonly style?: ScalarStyle;
  /** Text that is inserted verbatim, instead of `value`. */
  readonly newText?: string;
  /** Text to insert after the scalar. */
  readonly suffix?: string;
  /** Whether `newText` contains tab stops. */
  readonly snippet?: boolean;
  readonly detail?: string;
  /** Shown directly after the label. */
  readonly labelDetail?: string;
  /** Shown right-aligned on the label's line. */
  readonly labelDescription?: string;
  /** The words that the client matches as the author types; by default the label. */
  readonly words?: string;
  /** Other words that find the proposal, such as synonyms and names in other formats. */
  readonly names?: readonly string[];
  /** Whether the proposal is only similar to the typed text, or is the typed text itself because no known name matches it. */
  readonly likeness?: boolean;
  /** The span to replace, if it differs from the span of the cursor. */
  readonly replace?: Span;
  /** Additional edits elsewhere in the document. */
  readonly alsoEdits?: readonly Edit[];
  readonly data?: ItemData;
}

/** The proposals from a source, best first. */
export interface Proposals {
  readonly items: readonly Proposal[];
  /** Whether the items are search results, which have already been filtered and ranked by the typed text. */
  readonly searched: boolean;
}

/** A request for the values that may be inserted at the cursor. */
export interface ValueRequest {
  readonly document: AdvisoryDocument;
  readonly env: Environment;
  /** The ATT&CK data of the advisory's release. */
  readonly attack: AttackRelease;
  readonly cursor: CursorContext;
  /** The schema of the value. */
  readonly shape: TextShape;
  readonly key: KeyInfo | undefined;
}

/** A source of values. Returns undefined if it does not handle the location, so that the next source is asked. */
export type ValueSource = (request: ValueRequest) => Proposals | undefined;

/** Returns a complete, short list of proposals, which still has to be filtered and ranked by the typed text. */
export function allOf(items: readonly Proposal[]): Proposals {
  return { items, searched: false };
}

/** Returns search results, at most `searchLimit`, which have already been filtered and ranked by the typed text. */
export function found(items: readonly Proposal[]): Proposals {
  return { items: items.slice(0, searchLimit), searched: true };
}

/** Returns the data that identifies the documentation of the key at a path. List indexes are ignored. */
export function keyData(path: Path): ItemData {
  return { kind: 'key', id: path.filter((step) => typeof step === 'string').join('.') };
}
