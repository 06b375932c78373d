/** Repairs multi-line text without `|` that YAML ends at a colon, a ` #` or a comment on one of its lines. */
import { isItem, parentOf } from './outline.ts';
import {
  contentLineBefore,
  lineAround,
  syntaxProblem,
  type Broken,
  type RecoveryStrategy,
  type Repair,
} from './repair.ts';
import { asBlock, asQuoted, blockAdvice, commentsAbove, isOneLine } from './textEdits.ts';
import { signAt } from './unquoted.ts';
import { textRegion, type Breaker, type TextRegion } from './textRegion.ts';

/** The maximum number of lines above an error that are tried as the first line of the text. */
const maxParents = 8;

/**
 * Repairs `summary: Actors exploit the flaw.` followed by an indented `Note: patch now.`. Both lines are one value, which becomes a block
 * scalar or a quoted string. If only comments interrupt the value, they are moved above it.
 */
export const wrappedText: RecoveryStrategy = (broken) => {
  const region = regionAround(broken);
  return region && repairOf(broken.text, region);
};

/** Returns the region of the multi-line text that contains the error and that YAML ends too early; undefined if there is none. */
function regionAround({ text, at, isTopKey }: Broken): TextRegion | undefined {
  const line = lineAround(text, Math.min(at, text.length));
  const before = contentLineBefore(text, line);
  for (const from of [line, before])
    for (let head = from, i = 0; head && i < maxParents; head = parentOf(text, head), i++) {
      const region = textRegion(text, head, isTopKey);
      const last = region?.below.at(-1)?.line;
      if (!region || !last || !from || last.end < from.start) continue;
      if (
        region.breakers.some(
          ({ kind, start }) => kind !== 'colon' || start > region.head.end || region.key === undefined,
        )
      )
        return region;
    }
  return undefined;
}

function repairOf(text: string, region: TextRegion): Repair | undefined {
  const [first] = region.breakers;
  if (!first) return undefined;
  const end = region.below.at(-1)?.line.end ?? region.head.end;
  const unparsed = [region.valueAt, end] as const;
  const onlyComments = region.breakers.every(({ kind }) => kind === 'comment');
  const quoted = isOneLine(text, region) ? asQuoted(text, region) : undefined;
  const block = asBlock(text, region, 'Convert to a block of text', true);
  const fixes = onlyComments
    ? [commentsAbove(text, region), asBlock(text, region, 'Include the comment in the text', false)]
    : // The items may be the intended value, and the text above them a heading.
      [quoted ?? { ...block, safe: block.safe === true && !region.below.some(({ line }) => isItem(line)) }];
  const [fix] = fixes;
  if (!fix) return undefined;
  const problem = syntaxProblem(
    [first.start, first.end],
    messageOf(text, region, first, quoted !== undefined),
    fix,
    codes[first.kind],
  );
  return { problem: { ...problem, fixes: [...(problem.fixes ?? []), ...fixes.slice(1)] }, edits: fix.edits, unparsed };
}

const codes = {
  sign: 'yaml/syntax',
  colon: 'yaml/unquoted-colon',
  hash: 'yaml/comment-in-value',
  comment: 'yaml/syntax',
} as const;

function messageOf(text: string, { key }: TextRegion, { kind, start, end }: Breaker, isQuoted: boolean): string {
  const words = text.slice(start, end);
  const short = words.length > 60 ? `${words.slice(0, 57)}…` : words;
  const owner = key === undefined ? 'the list item' : `\`${key}\``;
  const remedy = isQuoted ? 'Put the whole text in quotes' : blockAdvice(key);
  if (kind === 'sign')
    return `Text can't begin with ${signAt(text, start)} unless it is in quotes or a block. ${remedy}.`;
  if (kind === 'colon')
    return `"${short}" is part of the text of ${owner}, but YAML reads it as a key and a value because of the colon followed by a space. ${remedy}.`;
  if (kind === 'hash')
    return `YAML reads \`${short}\` as a comment, which ends the text of ${owner} before the lines below. ${remedy}.`;
  return `This comment ends the text of ${owner}, so the lines below it do not belong to a key. Move the comment above the text.`;
}
