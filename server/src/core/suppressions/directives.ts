/**
 * Comments that suppress problems: `# advisory-disable-next-line CODE…`, `# advisory-disable CODE…`, `# advisory-enable CODE…`. A family
 * (`tlp/*`) stands for all its rules, and a comment without codes applies to every rule. Words after ` -- `, or after the codes, are the
 * author's reason for the suppression.
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
import { smallest } from '../util/lists.ts';

/** A rule code or family (`tlp/*`) named in a directive. */
export interface NamedCode {
  readonly code: string;
  readonly span: Span;
}

/** A comment that suppresses problems, ends a suppression, or resembles one that does. */
export interface Directive {
  /** `unknown`: the comment has no effect, because its first word, such as `advisory-disable-line`, is not one of the three. */
  readonly kind: 'disable-next-line' | 'disable' | 'enable' | 'unknown';
  readonly comment: Comment;
  readonly line: number;
  /** The rule codes and families in the comment; empty if the comment applies to every rule. */
  readonly codes: readonly NamedCode[];
}

/** The effect of one code in a comment, or of a comment without codes. */
export interface Suppression {
  readonly directive: Directive;
  /** The code; absent if the comment applies to every rule. */
  readonly code?: NamedCode;
  /** The first suppressed line. */
  readonly from: number;
  /** Returns the last line on which the given rule is suppressed; Infinity if it is not enabled again. */
  readonly lastLine: (code: string) => number;
}

const isDirective = ({ text }: Comment): boolean => /^advisory-/i.test(text);
const kinds = ['disable-next-line', 'disable', 'enable'] as const;

const hasDirectiveKey = cacheKey<boolean>('suppressions/has a directive');
const hasDirective = ({ chunks }: ParsedSection): boolean =>
  chunks.some(({ chunk }) => chunk.comments.some(isDirective));

/** Returns the directives among the document's comments, in document order. Lines in block scalars are not comments. */
export function readDirectives(document: AdvisoryDocument): readonly Directive[] {
  const { text, lines } = document;
  // Reading all comments is slow, and few documents contain directives, so first check whether there are any.
  if (
    !document.sections.some(({ section }) => memoOf(section.cache, hasDirectiveKey, undefined, hasDirective, section))
  )
    return [];
  return document.comments.filter(isDirective).flatMap((comment) => {
    const source = text.slice(comment.span[0], comment.span[1]);
    const match = /^#\s*advisory-((?:disable|enable|ignore|suppress)[\w-]*)/i.exec(source);
    if (!match) return [];
    const kind = kinds.find((one) => one === match[1]) ?? 'unknown';
    const reason = source.search(/\s--(?:\s|$)/);
    // A code without a space before it counts too. Ignored, it would leave a comment that suppresses every rule.
    const start = match[0].length;
    const words = [...source.slice(start, reason < 0 ? source.length : reason).matchAll(/[^\s,:]+/g)].map(
      ({ 0: code, index }): NamedCode => {
        const at = comment.span[0] + start + index;
        return { code, span: [at, at + code.length] };
      },
    );
    // A single word counts as a code even without a slash, because it may be a rule name without its family. Of several words, those
    // without a slash are part of the reason.
    const codes = words.length === 1 ? words : words.filter(({ code }) => code.includes('/'));
    return [{ kind, comment, line: lines.lineAt(comment.span[0]), codes }];
  });
}

/** Returns the suppressions of the `disable` and `disable-next-line` directives: one for each code, or a single one if there are no codes. */
export function readSuppressions(directives: readonly Directive[], document: AdvisoryDocument): readonly Suppression[] {
  if (directives.length === 0) return [];
  const nextLine = createNextLine(document);
  const enabledAfter = createEnabledAfter(directives);
  return directives.flatMap((directive): Suppression[] => {
    const { kind, line, codes } = directive;
    if (kind === 'enable' || kind === 'unknown') return [];
    const next = kind === 'disable-next-line' ? nextLine(directive) : undefined;
    const lastLine = (code: string): number => next?.to ?? enabledAfter(line, code);
    const suppression: Suppression = { directive, from: next?.from ?? line, lastLine };
    return codes.length === 0 ? [suppression] : codes.map((code) => ({ ...suppression, code }));
  });
}

/**
 * Returns a function that takes a line and a rule code, and returns the line of the next `enable` comment that applies to the rule, or
 * Infinity if there is none. A comment applies if it lists the rule's code or family, or lists no codes.
 */
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
    smallest([all, byCode.get(code) ?? [], byCode.get(familyOf(code)) ?? []].map((lines) => after(lines, line)));
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Returns a function that determines the lines to which a `disable-next-line` comment applies. They end with the next line that does not
 * consist of a comment. If a multi-line scalar or flow collection begins on that line, they end with its last line, because no comment can
 * be placed inside it. Unless the comment follows a value, they include its own line, because missing sections are reported on the first
 * line of the document.
 */
function createNextLine(document: AdvisoryDocument): (directive: Directive) => Range {
  const ownLines = new Set(
    document.comments.filter(({ ownLine }) => ownLine).map(({ span }) => document.lines.lineAt(span[0])),
  );
  const lastLines = lastLinesOf(document);
  // The last group of consecutive comment lines is cached, because it may contain several directives.
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
