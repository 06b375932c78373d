/**
 * The report as plain data, the one structure that the HTML, Markdown and text printers read. Texts in it are what the
 * page says, not yet escaped for any format; `line` is the zero-based line of the source that says it.
 */

import type { Listed } from '../indicators/index.ts';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'muted'; readonly content: readonly Inline[] }
  /** `quiet`: the target adds nothing to what the text says, formats without links leave it out. */
  | { readonly kind: 'link'; readonly url: string; readonly content: readonly Inline[]; readonly quiet?: boolean }
  | { readonly kind: 'break' }
  /** A rating or a state; `tone` names its looks: `severity-high`, `confidence-low`, `level-none`, `yes`, … */
  | { readonly kind: 'badge'; readonly text: string; readonly tone: string }
  | { readonly kind: 'chips'; readonly chips: readonly Chip[] };

export interface Chip {
  readonly text: string;
  /** What the author says beyond the name; stands after it. */
  readonly detail?: string;
  /** What the catalogue knows; shown on demand only. */
  readonly title?: string;
  /** `plain`: not a tracked thing of its own, e.g. a described actor. */
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
  readonly content: readonly Inline[];
}

/** What the advisory states about one kind of detection content. */
export interface Answer {
  readonly line?: number;
  readonly label: string;
  readonly answer: 'yes' | 'no' | 'unstated';
  readonly content: readonly Inline[];
}

export interface TableRow {
  readonly line?: number;
  /** As many as the table has columns. */
  readonly cells: readonly (readonly Inline[])[];
  /** Belongs to the row and does not fit its cells. */
  readonly detail?: readonly Block[];
}

export interface Table {
  readonly kind: 'table';
  readonly line?: number;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** Neighbouring rows with the same first cell belong together. */
  readonly grouped?: boolean;
}

export interface GridRow {
  readonly line?: number;
  /** Not more than the head has; fewer where the author typed fewer. */
  readonly cells: readonly (readonly Inline[])[];
}

/** A table that the author typed in prose. */
export interface Grid {
  readonly kind: 'grid';
  readonly line?: number;
  readonly head: GridRow;
  /** As many as the head has cells; undefined where nothing is said. */
  readonly alignments: readonly ('left' | 'right' | 'center' | undefined)[];
  readonly rows: readonly GridRow[];
}

/** A key that the format asks for and the advisory does not say; in previews only. */
export interface Missing {
  readonly kind: 'missing';
  readonly line?: number;
  readonly key: string;
  readonly title: string;
  readonly need: 'required' | 'recommended';
  /** `absent`: not there or without a value; `unreadable`: there, but not of a form that the format has. */
  readonly state: 'absent' | 'unreadable';
}

export type Block =
  | { readonly kind: 'paragraph'; readonly line?: number; readonly content: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly line?: number;
      /** The first number of an ordered list. */
      readonly start?: number;
      readonly items: readonly Item[];
    }
  | { readonly kind: 'quote'; readonly line?: number; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly line?: number; readonly language?: string; readonly text: string }
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
  /** A part of a section with a heading of its own. */
  | { readonly kind: 'group'; readonly line?: number; readonly title: string; readonly blocks: readonly Block[] }
  /** Considered by the author: there is none. */
  | { readonly kind: 'none'; readonly line?: number }
  | Missing;

export interface Section {
  /** The key of the format, e.g. `key_takeaways`. */
  readonly key: string;
  readonly title: string;
  /** Stands beside the heading. */
  readonly aside?: string;
  readonly line?: number;
  readonly blocks: readonly Block[];
}

/** A labelled line of the head, or the place where one is missing. */
export interface HeadLine {
  readonly kind: 'line';
  readonly key: string;
  readonly line?: number;
  /** Absent where the value speaks for itself. */
  readonly label?: string;
  readonly content: readonly Inline[];
}

export interface Head {
  /** Reading time in minutes, at least 1. */
  readonly minutes: number;
  readonly status?: 'draft' | 'withdrawn';
  readonly severity?: HeadLine | Missing;
  readonly title: { readonly kind: 'title'; readonly line?: number; readonly text: string } | Missing | undefined;
  readonly summary: readonly Block[];
  /** Confidence, analysed date, category: one line. */
  readonly assessment: readonly (HeadLine | Missing)[];
  /** Authors, actors, source and what else the head holds, a line each. */
  readonly lines: readonly (HeadLine | Missing)[];
}

/** The traffic light of the page's head and foot: `{label: 'TLP:AMBER+STRICT', colour: 'amber'}`. */
export interface TlpMark {
  readonly label: string;
  readonly colour: 'red' | 'amber' | 'green' | 'clear';
}

export interface Report {
  /** The language of the advisory's text, a BCP 47 tag; English where absent. */
  readonly language?: string;
  readonly tlp?: TlpMark | Missing;
  readonly head: Head;
  readonly sections: readonly Section[];
  /** What the advisory's indicators lead to: no printer lets it be live. */
  readonly listed: Listed;
}
