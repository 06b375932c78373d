/**
 * Reports unused anchors, unknown aliases, and tags (YAML 1.2.2, 6.9 and 7.1). In advisories, these are usually text that starts with `&`,
 * `*` or `!` and needs quotes.
 */
import type { Fix, Problem } from '../../problems/problem.ts';
import type { Span } from '../../text/text.ts';
import { nearest } from '../../util/nearest.ts';
import { quoteScalar } from '../quote.ts';
import { hasValueBelow } from '../recover/outline.ts';
import { lineAround, withoutComment } from '../recover/repair.ts';
import { flowValueEnd } from '../recover/unquoted.ts';

/** An alias without a preceding anchor; `span` is that of `*name`. */
export interface UnknownAlias {
  readonly name: string;
  readonly span: Span;
  readonly inFlow: boolean;
  /** The names of the preceding anchors. */
  readonly above: Iterable<string>;
}

/** Returns the name of the preceding anchor that the author may have meant; undefined if none is similar. */
export const meantAnchor = ({ name, above }: UnknownAlias): string | undefined =>
  nearest(
    name,
    [...above].map((key) => ({ item: key, key })),
    1,
  )[0];

/**
 * Returns the problem for an alias without an anchor; `meant` is the name of the anchor that the author may have meant. Offsets are
 * relative to `text`.
 */
export function unknownAlias(text: string, alias: UnknownAlias, meant: string | undefined): Problem {
  const { name, span, inFlow: isInFlow } = alias;
  const whole: Span = [span[0], isInFlow ? flowValueEnd(text, span[0]) : valueEnd(text, span[0])];
  // `*.evil.com` and `*Note*` are text. A lone name is an alias, which must not be turned into text.
  if (whole[1] > span[1] || !/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name))
    return quoteProblem(
      text,
      whole,
      'YAML reads `*` at the start of a value as a reference to an anchor, but there is no such anchor.',
      {
        safe: true,
      },
    );
  const other = meant === undefined ? '' : ` Did you mean \`*${meant}\`?`;
  const message = `\`*${name}\` refers to the anchor \`&${name}\`, which is not defined above it.${other === '' ? ' Use the value itself, or put the text in quotes.' : other}`;
  const fixes: readonly Fix[] =
    meant === undefined ? [] : [{ title: `Change to *${meant}`, edits: [{ span, newText: `*${meant}` }] }];
  return { code: 'yaml/syntax', severity: 'error', span, message, ...(fixes.length > 0 ? { fixes } : {}) };
}

/** Returns the problem for an unused anchor on a plain scalar. `anchor` starts at the `&`; `node` is the scalar after it. */
export function unusedAnchor(text: string, anchor: Span, node: Span): Problem {
  const span: Span = [anchor[0], Math.max(anchor[1], node[1])];
  return quoteProblem(
    text,
    span,
    'YAML reads `&` at the start of a value as an anchor, which is not part of the value.',
  );
}

/** YAML's standard tags. Source: YAML 1.2.2, 10, and the YAML 1.1 type repository. */
const standardTag = /^!!(?:str|int|float|bool|null|timestamp|binary|map|seq|set|omap|pairs|merge|value|yaml)$/;

/** Returns the problem for the tag at a span; undefined for YAML's standard tags. `isInFlow` means that it is in a flow collection. */
export function nodeTagProblem(text: string, span: Span, isInFlow: boolean): Problem | undefined {
  const tag = text.slice(...span);
  if (standardTag.test(tag)) return undefined;
  const end = isInFlow ? flowValueEnd(text, span[0]) : valueEnd(text, span[0]);
  const rest = text.slice(span[1], end).trim();
  if (!(rest === '' ? hasValueBelow(text, lineAround(text, span[0])) : /^[|>[{"'&*]/.test(rest)))
    return quoteProblem(
      text,
      [span[0], end],
      'YAML reads `!` at the start of a value as a tag, which is not part of the value.',
    );
  const past = span[1] + (/^[ \t]*/.exec(text.slice(span[1], end))?.[0].length ?? 0);
  const fix: Fix = { title: 'Remove the tag', edits: [{ span: [span[0], past], newText: '' }], preferred: true };
  const message = `\`${tag}\` is a custom YAML tag, which is allowed only below keys that begin with \`x_\`. Remove the tag.`;
  return { code: 'yaml/syntax', severity: 'error', span, message, fixes: [fix] };
}

function quoteProblem(text: string, span: Span, why: string, kind: { readonly safe?: boolean } = {}): Problem {
  const edits = [{ span, newText: quoteScalar(text.slice(...span), 'single') }];
  const fix: Fix = { title: 'Put the value in quotes', edits, preferred: true, ...kind };
  return { code: 'yaml/syntax', severity: 'error', span, message: `${why} Put the text in quotes.`, fixes: [fix] };
}

/** Returns the end of a value that starts at an offset: the end of its line, excluding a comment. */
function valueEnd(text: string, from: number): number {
  return from + withoutComment(text.slice(from, lineAround(text, from).end)).length;
}
