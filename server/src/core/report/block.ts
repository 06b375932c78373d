/**
 * The report as plain data, from which the printers create HTML, Markdown, text and other formats. Strings are not escaped for any format;
 * `line` is the zero-based source line.
 */

import type { Listed } from '../indicators/index.ts';
import type { Labels } from '../labels/labels.ts';
import type { Json } from './json/values.ts';

export type Inline =
  /** `date` is set if the text is an ISO 8601 date or date-time, so that a printer may show it in the notation of the report's language. */
  | { readonly kind: 'text'; readonly text: string; readonly date?: true }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'muted'; readonly content: readonly Inline[] }
  /** `quiet`: the target is the same as the text, so formats without links omit it. */
  | { readonly kind: 'link'; readonly url: string; readonly content: readonly Inline[]; readonly quiet?: boolean }
  | { readonly kind: 'break' }
  /** A rating or a state; `tone` selects its style: `severity-high`, `confidence-low`, `level-none`, `yes`, … */
  | { readonly kind: 'badge'; readonly text: string; readonly tone: string }
  | { readonly kind: 'chips'; readonly chips: readonly Chip[] };

export interface Chip {
  readonly text: string;
  /** Details given in the advisory, shown after the name. */
  readonly detail?: string;
  /** Facts from the catalogue: shown below the name on the page, as a tooltip in an e-mail, and not at all in other formats. */
  readonly title?: string;
  /** `plain` marks an entry that is not a tracked actor, such as a description. */
  readonly tone?: 'plain';
  readonly line?: number;
}

export interface Item {
  readonly line?: number;
  readonly content: readonly Inline[];
  readonly children?: readonly Block[];
}

export interface Fact {
  readonly line?: number;
  readonly label: string;
  /** Set if the label is a date as written in the advisory. A printer may format it if it is in ISO 8601. */
  readonly date?: true;
  readonly content: readonly Inline[];
}

/** The advisory's answer about one kind of detection content. */
export interface Answer {
  readonly line?: number;
  readonly label: string;
  readonly answer: 'yes' | 'no' | 'unstated';
  /** The answer in the language of the report's labels. */
  readonly word: string;
  /** The number of rules of this kind in the report; absent if there are none. */
  readonly rules?: number;
  readonly content: readonly Inline[];
}

export interface TableRow {
  readonly line?: number;
  /** One cell for each column of the table. */
  readonly cells: readonly (readonly Inline[])[];
  /** Content of the row that does not fit into its cells, shown below them. */
  readonly detail?: readonly Block[];
}

export interface Table {
  readonly kind: 'table';
  readonly line?: number;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** Whether rows with the same first cell are grouped. */
  readonly grouped?: boolean;
  /** The groups (by first cell) whose values are defanged network addresses. The page offers to refang them. */
  readonly liveGroups?: readonly string[];
}

export interface GridRow {
  readonly line?: number;
  /** The cells of the row. There are at most as many as in the head, but there may be fewer. */
  readonly cells: readonly (readonly Inline[])[];
}

/** A table within the author's prose. */
export interface Grid {
  readonly kind: 'grid';
  readonly line?: number;
  readonly head: GridRow;
  /** One alignment for each cell of the head. Undefined for a cell without a specified alignment. */
  readonly alignments: readonly ('left' | 'right' | 'center' | undefined)[];
  readonly rows: readonly GridRow[];
}

/** A required or recommended key that is missing from the advisory. Only previews contain this block. */
export interface Missing {
  readonly kind: 'missing';
  readonly line?: number;
  readonly key: string;
  readonly title: string;
  readonly need: 'required' | 'recommended';
  /** `absent`: not present or without a value; `placeholder`: still to be filled in; `unreadable`: present, but not in an accepted shape. */
  readonly state: 'absent' | 'placeholder' | 'unreadable';
  /** The state, and whether the key is required or recommended, in the language of the report's labels: `{ state: 'Missing', need: 'required' }`. */
  readonly words: { readonly state: string; readonly need: string };
}

/** A mapped technique, under a tactic. */
export interface Placed {
  readonly line?: number;
  /** The ATT&CK ID; absent if the advisory gives only a name. */
  readonly id?: string;
  /** The name, including the parent's; empty if the advisory gives only an unknown ID. */
  readonly name: string;
  /** The URL of the technique's page on the ATT&CK site, if the release contains the technique. */
  readonly url?: string;
}

/** A tactic with its techniques in the order of the advisory. */
export interface MatrixTactic {
  /** The tactic's name in the advisory's release, or the author's text for an unknown tactic; empty for techniques without a tactic. */
  readonly title: string;
  /** The ATT&CK ID, such as `TA0001`; absent if there is none. */
  readonly id?: string;
  readonly techniques: readonly Placed[];
}

/** The tactics of one ATT&CK matrix that contain mapped techniques, in the release's order. `none` is for techniques whose matrix is unknown. */
export interface Matrix {
  readonly domain: 'enterprise' | 'mobile' | 'ics' | 'none';
  readonly tactics: readonly MatrixTactic[];
}

/**
 * The ATT&CK mapping. `list` contains every technique with its details, in the order of the advisory; formats without a matrix print only
 * the list.
 */
export interface Mapping {
  readonly kind: 'mapping';
  readonly line?: number;
  readonly matrices: readonly Matrix[];
  readonly list: Extract<Block, { readonly kind: 'list' }>;
}

export type Block =
  | { readonly kind: 'paragraph'; readonly line?: number; readonly content: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly line?: number;
      /** The first number of an ordered list; absent for a bulleted list. */
      readonly start?: number;
      readonly items: readonly Item[];
    }
  | { readonly kind: 'quote'; readonly line?: number; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'code';
      readonly line?: number;
      readonly language?: string;
      readonly text: string;
      /** The suggested file name for saving the code, such as `akira.yar`; absent if the page does not offer to save it. */
      readonly name?: string;
    }
  | { readonly kind: 'divider'; readonly line?: number }
  | {
      readonly kind: 'facts';
      readonly line?: number;
      readonly style: 'ratings' | 'details' | 'timeline';
      readonly items: readonly Fact[];
    }
  | { readonly kind: 'answers'; readonly line?: number; readonly caption: string; readonly items: readonly Answer[] }
  | Table
  | Grid
  | Mapping
  /** A part of a section with its own heading. */
  | { readonly kind: 'group'; readonly line?: number; readonly title: string; readonly blocks: readonly Block[] }
  /** An intentionally empty list: the author considered it, and there is nothing to list. */
  | {
      readonly kind: 'none';
      readonly line?: number;
      /** "None" in the language of the report's labels. */ readonly text: string;
    }
  | Missing;

export interface Section {
  /** The top-level key, e.g. `key_takeaways`. */
  readonly key: string;
  readonly title: string;
  /** Text shown next to the heading. */
  readonly aside?: string;
  readonly line?: number;
  readonly blocks: readonly Block[];
}

/** A value in the head, with its label if it needs one. Several may share a line. */
export interface HeadLine {
  readonly kind: 'line';
  readonly key: string;
  readonly line?: number;
  /** Absent if the value needs no label. */
  readonly label?: string;
  readonly content: readonly Inline[];
}

export interface Head {
  /** Reading time in minutes, at least 1. */
  readonly minutes: number;
  /** The reading time for display, e.g. `3 min`. */
  readonly reading: string;
  readonly status?: 'draft' | 'withdrawn';
  /** The status for display; present only if the advisory has a `status`. */
  readonly statusText?: string;
  readonly severity?: HeadLine | Missing;
  readonly title: { readonly kind: 'title'; readonly line?: number; readonly text: string } | Missing | undefined;
  readonly summary: readonly Block[];
  /** Confidence, date of analysis and category, on one line. */
  readonly assessment: readonly (HeadLine | Missing)[];
  /** Authors, actors, source and so on, one line each. */
  readonly lines: readonly (HeadLine | Missing)[];
}

/** The TLP label at the top and bottom of the page: `{label: 'TLP:AMBER+STRICT', colour: 'amber'}`. */
export interface TlpMark {
  readonly label: string;
  readonly colour: 'red' | 'amber' | 'green' | 'clear';
}

/** An organisation's content around a report. */
export interface Frame {
  readonly publisher?: string;
  /** The logo as a data URI. */
  readonly logo?: string;
  readonly header: readonly Block[];
  readonly footer: readonly Block[];
}

export interface Report {
  /** The language of the advisory's text as a BCP 47 tag; English if absent. */
  readonly language?: string;
  readonly tlp?: TlpMark | Missing;
  readonly head: Head;
  readonly sections: readonly Section[];
  /** The report's own text in `labelLanguage`, such as "Yes". */
  readonly labels: Labels;
  /** The language of headings and other labels: `en`, `fr`, `de`, `es`, `ja` or `uk`. */
  readonly labelLanguage: string;
  readonly frame?: Frame;
  /** The organisation's stylesheet, checked to be safe in a `style` element. */
  readonly style?: string;
  /** The organisation's template, and the advisory as data for it. */
  readonly template?: { readonly source: string; readonly advisory: Json };
  /** The hosts, addresses and pages among the advisory's indicators, which every printer must defang. */
  readonly listed: Listed;
}
