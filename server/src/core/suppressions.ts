/**
 * Comments that silence problems: `# advisory-disable-next-line CODE…`, `# advisory-disable CODE…`, `# advisory-enable CODE…`.
 * Without a code they are about every rule. Words behind ` -- `, and words behind the codes, are the author's reason.
 */
import type { AdvisoryDocument } from './document.ts';
import type { Problem } from './problem.ts';
import type { Span } from './text.ts';
import { lastLinesOf } from './unbroken.ts';
import type { Comment } from './yaml/tree.ts';

/** A rule's code as a comment names it. */
export interface NamedCode {
  readonly code: string;
  readonly span: Span;
}

/** A comment that says what to silence, or what no more. */
export interface Directive {
  readonly kind: 'disable-next-line' | 'disable' | 'enable';
  readonly comment: Comment;
  readonly line: number;
  /** None means every rule. */
  readonly codes: readonly NamedCode[];
}

/** What one code of a comment, or a comment without codes, silences. */
export interface Silence {
  readonly directive: Directive;
  /** Absent where the comment is about every rule. */
  readonly code?: NamedCode;
  /** Codes that a later comment has taken out again. */
  readonly except: ReadonlySet<string>;
  /** Lines, both included. */
  readonly from: number;
  readonly to: number;
}

/** What a silence stands for in the text: the code, else the whole comment. */
export function originOf({ code, directive }: Silence): NamedCode | Directive {
  return code ?? directive;
}

/** Whether a silence is about a problem. A problem counts for the line where it begins. */
export function silences({ code, except, from, to }: Silence, problem: Problem, line: number): boolean {
  return line >= from && line <= to && (code ? code.code === problem.code : !except.has(problem.code));
}

/** The problems that no comment silences, and the origins of the silences that were of use. */
export function applySilences(
  problems: readonly Problem[],
  all: readonly Silence[],
  { lines }: AdvisoryDocument,
): { readonly kept: readonly Problem[]; readonly used: ReadonlySet<NamedCode | Directive> } {
  const used = new Set<NamedCode | Directive>();
  const silencesAt = createSilencesAt(all);
  const kept = problems.filter((problem) => {
    const by = silencesAt(problem, lines.lineAt(problem.span[0]));
    for (const silence of by) used.add(originOf(silence));
    return by.length === 0;
  });
  return { kept, used };
}

const isDirective = ({ text }: Comment): boolean => text.startsWith('advisory-');
/** Tells which silences are about a problem that begins on a line; each answer looks at those of its line and of long stretches only. */
export function createSilencesAt(all: readonly Silence[]): (problem: Problem, line: number) => readonly Silence[] {
  const byLine = new Map<number, Silence[]>();
  const long: Silence[] = [];
  for (const silence of all) {
    if (silence.to - silence.from > longStretch) long.push(silence);
    else
      for (let line = silence.from; line <= silence.to; line++)
        byLine.set(line, [...(byLine.get(line) ?? []), silence]);
  }
  return (problem, line) =>
    [...long, ...(byLine.get(line) ?? [])].filter((silence) => silences(silence, problem, line));
}

/** A silence of more lines is kept apart. */
const longStretch = 8;

/** The document's comments that are directives, in the order of the text. Comments within block scalars are text, and none. */
export function readDirectives(document: AdvisoryDocument): readonly Directive[] {
  const { text, lines } = document;
  // Few documents have one: not all comments are made for the others.
  if (!document.pieces.some(({ piece }) => piece.comments.some(isDirective))) return [];
  return document.comments.filter(isDirective).flatMap((comment) => {
    const source = text.slice(comment.span[0], comment.span[1]);
    const match = /^#\s*advisory-(disable-next-line|disable|enable)(?![\w-])/.exec(source);
    if (!match) return [];
    const kind = match[1] === 'enable' || match[1] === 'disable' ? match[1] : 'disable-next-line';
    const reason = source.search(/\s--(?:\s|$)/);
    const words = [...source.slice(0, reason < 0 ? source.length : reason).matchAll(/[^\s,]+/g)]
      .filter((word) => word.index >= match[0].length)
      .map((word) => ({ code: word[0], at: comment.span[0] + word.index }))
      .map(({ code, at }): NamedCode => ({ code, span: [at, at + code.length] }));
    // A lone word is a rule's name that lacks its family; several are a reason.
    const codes = words.length === 1 ? words : words.filter(({ code }) => code.includes('/'));
    return [{ kind, comment, line: lines.lineAt(comment.span[0]), codes }];
  });
}

/** What the directives silence, line by line. */
export function readSilences(directives: readonly Directive[], document: AdvisoryDocument): readonly Silence[] {
  if (directives.length === 0) return [];
  const nextLine = createNextLine(document);
  const closed: Silence[] = [];
  let open: Silence[] = [];
  for (const directive of directives) {
    const { kind, line } = directive;
    if (kind === 'disable-next-line') closed.push(...silencesOf(directive, nextLine(directive)));
    else if (kind === 'disable') open.push(...silencesOf(directive, { from: line, to: Infinity }));
    else {
      const next = open.map((silence) => enabled(silence, directive));
      closed.push(...next.flatMap(({ ended }) => ended));
      open = next.flatMap(({ left }) => left);
    }
  }
  return [...closed, ...open];
}

type Range = Pick<Silence, 'from' | 'to'>;

function silencesOf(directive: Directive, range: Range): Silence[] {
  const base = { directive, except: new Set<string>(), ...range };
  return directive.codes.length === 0 ? [base] : directive.codes.map((code) => ({ ...base, code }));
}

/** What an open silence becomes at a comment that enables rules again. */
function enabled(
  silence: Silence,
  { codes, line }: Directive,
): { ended: readonly Silence[]; left: readonly Silence[] } {
  const ended = { ...silence, to: line };
  const names = codes.map(({ code }) => code);
  if (names.length === 0 || (silence.code && names.includes(silence.code.code))) return { ended: [ended], left: [] };
  if (silence.code) return { ended: [], left: [silence] };
  return { ended: [ended], left: [{ ...silence, from: line, except: new Set([...silence.except, ...names]) }] };
}

/**
 * The lines that a "next line" means: those down to the next one that is not a comment alone, and the rest of a text or flow
 * collection that begins there, since no comment can stand within it. A comment's own line counts too: there is nothing else in
 * it, but what is missing altogether is shown in the first line, which may be the comment's.
 */
function createNextLine(document: AdvisoryDocument): (directive: Directive) => Range {
  const ownLines = new Set(
    document.comments.filter(({ ownLine }) => ownLine).map(({ span }) => document.lines.lineAt(span[0])),
  );
  const lastLines = lastLinesOf(document);
  return ({ comment, line }) => {
    let target = line + 1;
    while (ownLines.has(target)) target++;
    return { from: comment.ownLine ? line : line + 1, to: lastLines.get(target) ?? target };
  };
}
