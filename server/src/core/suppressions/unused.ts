/** `advisory/unused-suppression`: reports comments that suppress nothing, and words in them that are not rule codes or directives. */
import { nearest } from '../util/nearest.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { Fix, Problem } from '../problems/problem.ts';
import { allRules } from '../rules/index.ts';
import { coversRule, familyOf } from '../settings/ruleSettings.ts';
import { allOf, anyOf, shown } from '../text/wording.ts';
import { createIsSuppressed, usedTargets, type SuppressionTarget, type PlacedProblem } from './matching.ts';
import type { Directive, NamedCode, Suppression } from './directives.ts';
import type { Edit } from '../text/edits.ts';
import type { Span } from '../text/text.ts';
import type { Comment } from '../yaml/tree.ts';
import { firstLinesOf } from './multiLineBlocks.ts';
import { insertAbove } from './suppressionEdits.ts';

const ownCode = 'advisory/unused-suppression';

/** A problem about a comment, and the parts that it reports as unused: codes in the comment, or the comment itself. */
interface UnusedSuppression {
  readonly problem: Problem;
  readonly directive: Directive;
  readonly origins: readonly SuppressionTarget[];
}

/** A document's suppressions, and which of them were used. */
export interface Suppressions {
  readonly directives: readonly Directive[];
  readonly suppressions: readonly Suppression[];
  /** The codes and comments that suppressed a problem. */
  readonly used: ReadonlySet<SuppressionTarget>;
  /** Whether a rule did not run, for example because it is turned off. A comment may then be needed although the rule reports nothing. */
  readonly unjudged: (code: string) => boolean;
}

/**
 * Reports comments and codes that suppress nothing, and unknown codes and directives, with the default severity. Codes of rules that did not
 * run are not reported.
 */
export function unusedSuppressions(document: AdvisoryDocument, made: Suppressions): readonly Problem[] {
  const { directives, suppressions, used, unjudged } = made;
  const placed = ({ problem, directive }: UnusedSuppression): PlacedProblem => {
    return { problem, line: document.lines.lineAt(problem.span[0]), own: directive };
  };
  const someUnjudged = allRules.some(
    ({ meta }) => meta.needsFiles !== true && meta.needsOthers !== true && unjudged(meta.code),
  );
  const isUnjudged = (name: string): boolean =>
    unjudged(name) ||
    (name.endsWith('/*') && allRules.some(({ meta }) => coversRule(name, meta.code) && unjudged(meta.code)));
  const find = (known: ReadonlySet<SuppressionTarget>): UnusedSuppression[] =>
    directives.flatMap((directive) => {
      if (directive.kind === 'unknown') return problem(directive, [directive], unknownDirective(document, directive));
      if (directive.codes.length === 0 && someUnjudged) return [];
      const idle = unusedIn(directive).filter(
        (origin) => !known.has(origin) && !('code' in origin && isUnjudged(origin.code)),
      );
      return problems(document, directive, idle);
    });
  // First find the problems about everything except codes that are `advisory/unused-suppression` itself. Such a code counts as used if it
  // suppresses one of these problems.
  const first = find(used).filter(({ origins }) => !origins.some((one) => 'code' in one && one.code === ownCode));
  const isSuppressed = createIsSuppressed(suppressions);
  return find(new Set([...used, ...usedTargets(suppressions, first.map(placed))]))
    .filter((problem) => !isSuppressed(placed(problem)))
    .map(({ problem }) => problem);
}

/**
 * Returns the parts of a comment that may be reported: its codes, or the comment itself if it has none. In an `enable` comment, only codes
 * that are not rule codes are reported.
 */
function unusedIn(directive: Directive): readonly SuppressionTarget[] {
  if (directive.kind === 'enable') return directive.codes.filter(({ code }) => !ruleCodes.has(code));
  return directive.codes.length === 0 ? [directive] : directive.codes;
}

function problems(
  document: AdvisoryDocument,
  directive: Directive,
  idle: readonly SuppressionTarget[],
): UnusedSuppression[] {
  const codes = idle.filter((origin) => 'code' in origin);
  const unknown = codes.filter(({ code }) => !ruleCodes.has(code));
  const known = codes.filter(({ code }) => ruleCodes.has(code));
  const found = unknown.map((code) => problem(directive, [code], unknownCode(document, directive, code)));
  if (idle.length > 0 && directive.codes.length === known.length)
    return [problem(directive, idle, idleComment(document, directive))];
  return [...found, ...known.map((code) => problem(directive, [code], idleCode(document, directive, code)))];
}

function problem(
  directive: Directive,
  origins: readonly SuppressionTarget[],
  problem: Pick<Problem, 'span' | 'message' | 'fixes'>,
): UnusedSuppression {
  return { directive, origins, problem: { code: ownCode, severity: 'hint', ...problem } };
}

type Reported = Pick<Problem, 'span' | 'message' | 'fixes'>;

/** Returns where a directive applies, for messages. `disable` need not apply to all lines below it, because `enable` ends it. */
const where = ({ kind }: Directive): string => (kind === 'disable' ? 'where this comment applies' : 'on the next line');

function idleComment(document: AdvisoryDocument, directive: Directive): Reported {
  const names = [...new Set(directive.codes.map(({ code }) => code))];
  const what =
    names.length === 0 ? 'Nothing is reported' : `${allOf(names)} ${names.length === 1 ? 'is' : 'are'} not reported`;
  return {
    span: directive.comment.span,
    message: `${what} ${where(directive)}, so there is nothing to suppress. Remove the comment.`,
    fixes: [{ ...removeComment(document, directive), preferred: true }],
  };
}

function idleCode(document: AdvisoryDocument, directive: Directive, code: NamedCode): Reported {
  return {
    span: code.span,
    message: `${code.code} is not reported ${where(directive)}, so there is nothing to suppress. Remove it from the comment.`,
    fixes: [{ ...removeCode(document, directive, code), preferred: true }],
  };
}

function unknownCode(document: AdvisoryDocument, directive: Directive, code: NamedCode): Reported {
  const near = nearest(code.code.toLowerCase(), candidates, 3);
  const gap = /[\w-]/.test(document.text[code.span[0] - 1] ?? '') ? ' ' : '';
  const advice =
    near.length > 0
      ? `Did you mean ${anyOf(near)}?`
      : directive.codes.length > 1
        ? 'Remove it from the comment.'
        : 'Remove the comment.';
  return {
    span: code.span,
    message: `No rule has the code ${shown(code.code)}, so there is nothing to ${directive.kind === 'enable' ? 'enable' : 'suppress'}. ${advice}`,
    fixes: [
      ...near.map((name) => ({ title: `Change to ${name}`, edits: [{ span: code.span, newText: gap + name }] })),
      removeCode(document, directive, code),
    ],
  };
}

/**
 * Reports the first word of a comment that resembles a directive. The fix corrects the word; a comment after a value that is meant for a
 * single line is also moved above that line.
 */
function unknownDirective(document: AdvisoryDocument, { comment, line }: Directive): Reported {
  const at = document.text.indexOf(comment.text, comment.span[0]);
  const word = /^[\w-]+/.exec(comment.text)?.[0] ?? '';
  const isRange = /disable/i.test(word) && !/line|next/i.test(word);
  const name = /enable/i.test(word) ? 'advisory-enable' : isRange ? 'advisory-disable' : nextLine;
  const span: Span = [at, at + word.length];
  const isMoved = name === nextLine && !comment.ownLine;
  // Only the space before the code may be missing: `advisory-disabletlp/deprecated`.
  const isGlued = word.toLowerCase().startsWith(name) && document.text[span[1]] === '/';
  const wrong: Span = [at, isGlued ? at + name.length : span[1]];
  const newText = isGlued ? `${name} ` : name;
  const moved = `# ${newText}${document.text.slice(wrong[1], comment.span[1])}`;
  const target = firstLinesOf(document).get(line) ?? line;
  return {
    span,
    message: `${shown(word)} is not a suppression comment. Use ${name}${isMoved ? ' above the line' : ''}.`,
    fixes: isMoved
      ? [
          {
            title: `Move above the line as ${name}`,
            edits: [...insertAbove(document, target, moved), removeTrailing(document, comment)],
          },
        ]
      : [{ title: `Change to ${name}`, edits: [{ span: wrong, newText }] }],
  };
}

const nextLine = 'advisory-disable-next-line';

const ruleCodes = new Set(allRules.flatMap(({ meta }) => [meta.code, familyOf(meta.code)]));

/** Authors may write the name of a rule without its family, so names without a family are candidates as well. */
const candidates = [...ruleCodes].flatMap((code) => [
  { item: code, key: code },
  { item: code, key: code.slice(code.indexOf('/') + 1) },
]);

/**
 * Returns the fix that removes a code. If the comment has no other code, the whole comment is removed, because a comment without codes
 * would suppress everything.
 */
function removeCode(document: AdvisoryDocument, directive: Directive, code: NamedCode): Fix {
  const index = directive.codes.indexOf(code);
  const [before, after] = [directive.codes[index - 1], directive.codes[index + 1]];
  if (!before && !after) return removeComment(document, directive);
  const span: Span = before ? [before.span[1], code.span[1]] : [code.span[0], after?.span[0] ?? code.span[1]];
  return { title: `Remove ${shown(code.code)} from the comment`, edits: [{ span, newText: '' }] };
}

/**
 * Returns the fix that removes a comment. If the line contains nothing else, the whole line is removed. If it does, the comment and the
 * whitespace before it are removed.
 */
function removeComment(document: AdvisoryDocument, { comment, line }: Directive): Fix {
  const { lines, text } = document;
  const title = 'Remove the comment';
  if (!comment.ownLine) return { title, edits: [removeTrailing(document, comment)] };
  // On the first line, the byte order mark is not removed.
  const start = Math.max(lines.startOf(line), text.startsWith('\ufeff') ? 1 : 0);
  const isLast = line + 1 >= lines.count;
  const span: Span = isLast && line > 0 ? [lines.endOf(line - 1), text.length] : [start, lines.startOf(line + 1)];
  return { title, edits: [{ span, newText: '' }] };
}

/** Returns the edit that removes a comment after a value, and the whitespace before it. */
function removeTrailing({ text }: AdvisoryDocument, { span: [from, to] }: Comment): Edit {
  let start = from;
  while (start > 0 && /[ \t]/.test(text[start - 1] ?? '')) start--;
  return { span: [start, to], newText: '' };
}
