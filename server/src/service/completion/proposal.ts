/** What completion sources are asked and what they answer, before it becomes LSP. */
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

/** What `resolveCompletion` needs to find an item's documentation again; travels through the client. */
export interface ItemData {
  readonly kind: 'key' | 'object' | 'named' | 'galaxy' | 'actor';
  /** A key's path joined by dots, an ATT&CK ID, the name of software or a campaign that has none, or an actor's name. */
  readonly id: string;
  /** The ATT&CK release that an object is described as of. */
  readonly release?: string;
}

/** The most results of a search: keeps replies small, and further typing narrows them. */
export const searchLimit = 40;

/** What editors show an item as, by its name in LSP: the numbers are no matter of the sources. */
export type KindName = keyof typeof CompletionItemKind;

/** One value or key that may be inserted. */
export interface Proposal {
  readonly label: string;
  readonly kind: KindName;
  /** The text that the value is to have: quoted as its place needs. */
  readonly value?: string;
  /** The style of the value where the author has not begun with a quote. */
  readonly style?: ScalarStyle;
  /** Inserted verbatim, instead of `value`. */
  readonly newText?: string;
  /** What is inserted after the value's scalar. */
  readonly behind?: string;
  /** `newText` holds tab stops. */
  readonly snippet?: boolean;
  readonly detail?: string;
  /** Stands after the label. */
  readonly labelDetail?: string;
  /** Stands at the end of the label's line. */
  readonly labelDescription?: string;
  /** The words by which the client finds the item while the author types on; the label where absent. */
  readonly words?: string;
  /** Other words by which it is found: synonyms, names of other formats. */
  readonly names?: readonly string[];
  /** It only resembles what is typed. */
  readonly likeness?: boolean;
  /** What is replaced, where that is not all that the cursor's place says. */
  readonly replace?: Span;
  /** Changes elsewhere in the document that belong to the insertion. */
  readonly alsoEdits?: readonly Edit[];
  readonly data?: ItemData;
}

/** The answer of a source, best first. */
export interface Proposals {
  readonly items: readonly Proposal[];
  /** They are results of a search for the typed text: the client asks again on further typing and keeps their order. */
  readonly searched: boolean;
}

/** Where a value is asked for. */
export interface ValueRequest {
  readonly document: AdvisoryDocument;
  readonly env: Environment;
  /** ATT&CK as of the advisory's release. */
  readonly attack: AttackRelease;
  readonly cursor: CursorContext;
  /** What the schema says of a scalar here. */
  readonly form: TextShape;
  readonly key: KeyInfo | undefined;
}

/** A source of values: undefined when the place asks for others. */
export type ValueSource = (request: ValueRequest) => Proposals | undefined;

/** Values that are few enough to offer them all. */
export function allOf(items: readonly Proposal[]): Proposals {
  return { items, searched: false };
}

/** Values that were searched for. */
export function found(items: readonly Proposal[]): Proposals {
  return { items: items.slice(0, searchLimit), searched: true };
}

/** The data by which the key at a path is described; indexes of lists do not matter there. */
export function keyData(path: Path): ItemData {
  return { kind: 'key', id: path.filter((step) => typeof step === 'string').join('.') };
}
