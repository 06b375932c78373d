/**
 * Comments that suppress problems: `# advisory-disable-next-line CODE…`, `# advisory-disable CODE…`, `# advisory-enable CODE…`. A family
 * (`tlp/*`) stands for all its rules; a comment without codes is about every rule. Words after ` -- ` or after the codes are the author's
 * reason.
 */
import type { AdvisoryDocument } from '../document/document.ts';
import { listUnder } from '../util/groups.ts';
import { familyOf } from '../settings/ruleSettings.ts';
import { cacheKey, memoOf } from '../cache/cache.ts';
import { countUpTo } from '../util/ranges.ts';
import type { Span } from '../text/text.ts';
import { lastLinesOf } from './multiLineBlocks.ts';
import type { ParsedSection } from '../document/incremental/types.ts';
import type { Comment } from '../yaml/tree.ts';

/** A rule code or a family (`tlp/*`) in a comment. */
export interface NamedCode {
  readonly code: string;
  readonly span: Span;
}

/** A comment that suppresses rules or enables them again. */
export interface Directive {
  readonly kind: 'disable-next-line' | 'disable' | 'enable';
  readonly comment: Comment;
  readonly line: number;
  /** The named codes; empty for every rule. */
  readonly codes: readonly NamedCode[];
}

/** The effect of one code of a comment, or of a comment without codes. */
export interface Suppression {
  readonly directive: Directive;
  /** Absent if the comment is about every rule. */
  readonly code?: NamedCode;
  /** The first line. */
  readonly from: number;
  /** The last line in which the rule is suppressed. */
  readonly lastLine: (code: string) => number;
}

const isDirective = ({ text }: Comment): boolean => text.startsWith('advisory-');

const hasDirectiveKey = cacheKey<boolean>('suppressions/has a directive');
const hasDirective = ({ chunks }: ParsedSection): boolean =>
  chunks.some(({ chunk }) => chunk.comments.some(isDirective));

/** Returns the directives among the document's comments, in text order. Text in block scalars is not a comment. */
export function readDirectives(document: AdvisoryDocument): readonly Directive[] {
  const { text, lines } = document;
  // Avoids reading all comments, because few documents have directives.
  if (
    !document.sections.some(({ section }) => memoOf(section.cache, hasDirectiveKey, undefined, hasDirective, section))
  )
    return [];
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
    // A single word is a rule's name without its family. Several words are a reason.
    const codes = words.length === 1 ? words : words.filter(({ code }) => code.includes('/'));
    return [{ kind, comment, line: lines.lineAt(comment.span[0]), codes }];
  });
}

/** Returns the suppressions of the directives. */
export function readSuppressions(directives: readonly Directive[], document: AdvisoryDocument): readonly Suppression[] {
  if (directives.length === 0) return [];
  const nextLine = createNextLine(document);
  const enabledAfter = createEnabledAfter(directives);
  return directives.flatMap((directive): Suppression[] => {
    const { kind, line, codes } = directive;
    if (kind === 'enable') return [];
    const next = kind === 'disable-next-line' ? nextLine(directive) : undefined;
    const lastLine = (code: string): number => next?.to ?? enabledAfter(line, code);
    const suppression: Suppression = { directive, from: next?.from ?? line, lastLine };
    return codes.length === 0 ? [suppression] : codes.map((code) => ({ ...suppression, code }));
  });
}

/** Returns the line of the first later comment that enables a rule again, by name, by family or with all others; infinite if none does. */
function createEnabledAfter(directives: readonly Directive[]): (line: number, code: string) => number {
  const all: number[] = [];
  const byCode = new Map<string, number[]>();
  for (const { kind, line, codes } of directives) {
    if (kind !== 'enable') continue;
    if (codes.length === 0) all.push(line);
    for (const { code } of codes) listUnder(byCode, code).push(line);
  }
  const after = (lines: readonly number[], line: number): number => lines[countUpTo(lines, line)] ?? Infinity;
  return (line, code) =>
    Math.min(...[all, byCode.get(code) ?? [], byCode.get(familyOf(code)) ?? []].map((lines) => after(lines, line)));
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Returns the lines that "next line" covers: up to the next line that is more than a comment, and the rest of a text or flow collection
 * that begins there, because no comment can be inside it. The comment's own line counts too, because missing sections are reported in the
 * first line of the document.
 */
function createNextLine(document: AdvisoryDocument): (directive: Directive) => Range {
  const ownLines = new Set(
    document.comments.filter(({ ownLine }) => ownLine).map(({ span }) => document.lines.lineAt(span[0])),
  );
  const lastLines = lastLinesOf(document);
  // Scans a run of comments once, no matter how many of them need its end.
  let [first, end] = [0, 0];
  return ({ comment, line }) => {
    if (line < first || line >= end) {
      first = line;
      end = line + 1;
      while (ownLines.has(end)) end++;
    }
    const target = end;
    return { from: comment.ownLine ? line : line + 1, to: lastLines.get(target) ?? target };
  };
}
