/** The types of requests to completion sources and of their answers, independent of LSP. */
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

/** The data from which `resolveCompletion` finds an item's documentation; the client sends it back. */
export interface ItemData {
  readonly kind: 'key' | 'object' | 'named' | 'galaxy' | 'actor';
  /** The path of a key, joined by dots; an ATT&CK ID; the name of software or a campaign without an ID; or an actor's name. */
  readonly id: string;
  /** The ATT&CK release from which an object is described. */
  readonly release?: string;
}

/** The maximum number of search results, which keeps responses small. */
export const searchLimit = 40;

/** The kind of an item by its name in LSP, so that sources do not depend on LSP's numbers. */
export type KindName = keyof typeof CompletionItemKind;

/** A value or key that may be inserted. */
export interface Proposal {
  readonly label: string;
  readonly kind: KindName;
  /** The value; it is quoted if necessary. */
  readonly value?: string;
  /** The style of the value, unless the author has begun with a quote. */
  readonly style?: ScalarStyle;
  /** Inserted verbatim, instead of `value`. */
  readonly newText?: string;
  /** Text to insert after the scalar. */
  readonly suffix?: string;
  /** Whether `newText` contains tab stops. */
  readonly snippet?: boolean;
  readonly detail?: string;
  /** Shown after the label. */
  readonly labelDetail?: string;
  /** Shown at the end of the label's line. */
  readonly labelDescription?: string;
  /** The words that the client matches on further typing; by default the label. */
  readonly words?: string;
  /** Other words that match: synonyms, names in other formats. */
  readonly names?: readonly string[];
  /** Whether the proposal is only similar to the typed text. */
  readonly likeness?: boolean;
  /** The replaced span, if it differs from that of the cursor's location. */
  readonly replace?: Span;
  /** Related edits elsewhere in the document. */
  readonly alsoEdits?: readonly Edit[];
  readonly data?: ItemData;
}

/** The answer of a source, best first. */
export interface Proposals {
  readonly items: readonly Proposal[];
  /** Whether the items are search results: the client asks again on further typing and keeps their order. */
  readonly searched: boolean;
}

/** The context in which a value is requested. */
export interface ValueRequest {
  readonly document: AdvisoryDocument;
  readonly env: Environment;
  /** ATT&CK as of the advisory's release. */
  readonly attack: AttackRelease;
  readonly cursor: CursorContext;
  /** The schema of the scalar. */
  readonly form: TextShape;
  readonly key: KeyInfo | undefined;
}

/** A source of values; returns undefined for a location that another source handles. */
export type ValueSource = (request: ValueRequest) => Proposals | undefined;

/** Returns a short list of proposals, which the client filters itself. */
export function allOf(items: readonly Proposal[]): Proposals {
  return { items, searched: false };
}

/** Returns search results, which the client requests again on further typing. */
export function found(items: readonly Proposal[]): Proposals {
  return { items: items.slice(0, searchLimit), searched: true };
}

/** Returns the data from which the key at a path is documented; list indexes are ignored. */
export function keyData(path: Path): ItemData {
  return { kind: 'key', id: path.filter((step) => typeof step === 'string').join('.') };
}
