/** Defangs and refangs the selected indicators, or all of them. */
import {
  collectedIn,
  defang,
  liveMarks,
  listedInAdvisory,
  proseTexts,
  readIndicator,
  refang,
  replaceScalar,
  typedIndicators,
  type Edit,
  type Span,
} from '../../core/index.ts';
import { isOneLine, type Refactoring, type Subject } from './subject.ts';

const kind = 'refactor.rewrite';

/**
 * Returns the refactorings for the indicators that a selection touches, or for all indicators if the cursor is on the key `indicators`.
 * Defanging also covers mentions of listed indicators in selected prose, and a single selected indicator in prose.
 */
export function provideDefanging(subject: Subject): readonly Refactoring[] {
  const { document, env, span, levels } = subject;
  const isAll = levels.length === 1 && levels[0]?.path[0] === 'indicators';
  const values = collectedIn(document, env.schema.root, typedIndicators)
    .map(({ item, offset }) => ({ ...item, at: [item.value.span[0] + offset, item.value.span[1] + offset] as const }))
    .filter(({ at }) => isAll || touches(at, span));
  const rewritten = (write: (value: string, type: (typeof values)[number]['type']) => string): readonly Edit[] =>
    values.flatMap(({ value, type, at }) => {
      const next = write(value.value, type);
      return next === value.value.trim() || !isOneLine(document, at) ? [] : replaceScalar(document, at, next);
    });
  const defanged = [...rewritten(defang), ...(isAll ? [] : proseEdits(subject))];
  const refanged = rewritten((value, type) =>
    defang(value, type) === value.trim() || isNetworkText(value, type) ? refang(value) : value.trim(),
  );
  return [
    ...offered(isAll ? 'Defang all indicators' : 'Defang', defanged),
    ...offered(isAll ? 'Refang all indicators' : 'Refang', refanged),
  ];
}

const offered = (title: string, edits: readonly Edit[]): readonly Refactoring[] =>
  edits.length === 0 ? [] : [{ title, kind, edits }];

/** Whether defanging changes the live form of a value. */
const isNetworkText = (value: string, type: Parameters<typeof defang>[1]): boolean =>
  defang(refang(value), type) !== refang(value);

/** Returns the edits that defang listed indicators in selected prose, or a selection that is a single indicator. */
function proseEdits({ document, env, span }: Subject): readonly Edit[] {
  if (span[0] === span[1]) return [];
  const listed = listedInAdvisory(document.advisory);
  return collectedIn(document, env.schema.root, proseTexts).flatMap(({ item, offset }) => {
    const [start, end] = [item.span[0] + offset, item.span[1] + offset];
    if (item.inFlow || !touches([start, end], span)) return [];
    const own = document.text.slice(...span);
    if (start <= span[0] && span[1] <= end && /^\S+$/.test(own)) {
      const { type, flaw } = readIndicator(own);
      const newText = defang(own, type);
      if (!flaw && newText !== own) return [{ span, newText }];
    }
    const from = Math.max(start, span[0]);
    const to = Math.min(end, span[1]);
    return liveMarks(document.text.slice(start, end), listed)
      .map(({ at, length, text }): Edit => ({ span: [start + at, start + at + length], newText: text }))
      .filter((edit) => edit.span[0] >= from && edit.span[1] <= to);
  });
}

const touches = (a: Span, b: Span): boolean => a[0] <= b[1] && b[0] <= a[1];
