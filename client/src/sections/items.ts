/**
 * The labels and icons in the tree of sections, and the list of sections to insert. They do not depend on VS Code, so that they can be
 * tested outside of it.
 */
import type { SectionInfo } from '../../../server/src/protocol/sections.ts';
import { problemsOf } from '../problemCounts.ts';
import type { Translate } from '../l10n.ts';

/** The properties of a diagnostic that the tree uses. */
export interface SectionProblem {
  readonly line: number;
  readonly code: string;
  /** The severity in VS Code, which is zero-based, unlike in LSP: 0 for an error, 1 for a warning, 2 and 3 for others. */
  readonly severity: number;
}

/** The number of problems in a section. Placeholders are counted separately, because they only mark unfinished text. */
export interface SectionCounts {
  readonly errors: number;
  readonly warnings: number;
  /** The number of problems of severity information or hint. */
  readonly others: number;
  readonly placeholders: number;
}

/** Codes of problems that are not counted, because the tree shows the state of each section, and lists the sections in canonical order. */
const stateCodes: ReadonlySet<string> = new Set([
  'sections/required',
  'sections/missing',
  'sections/empty',
  'sections/order',
]);

/**
 * Returns the number of problems in each section that is present, by its key. A problem belongs to the section in which it begins. Problems
 * with one of `stateCodes` are not counted.
 */
export function countBySection(
  sections: readonly SectionInfo[],
  problems: readonly SectionProblem[],
): ReadonlyMap<string, SectionCounts> {
  return new Map(
    sections.flatMap(({ key, range }) => {
      if (!range) return [];
      const { start, end } = range;
      // The range of a block scalar ends at the start of the line below it.
      const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
      const own = problems.filter(({ line, code }) => start.line <= line && line <= last && !stateCodes.has(code));
      const real = own.filter(({ code }) => code !== 'sections/placeholder');
      const counts = {
        errors: real.filter(({ severity }) => severity === 0).length,
        warnings: real.filter(({ severity }) => severity === 1).length,
        others: real.filter(({ severity }) => severity > 1).length,
        placeholders: own.length - real.length,
      };
      return [[key, counts] as const];
    }),
  );
}

/** Returns the state of a section in words; an empty string for a section that has content and neither problems nor placeholders. */
export function stateLabel(t: Translate, { state, need, because }: SectionInfo, counts?: SectionCounts): string {
  if (state === 'missing') return missingLabel(t, need, because);
  const found = counts ? problemsOf(t, counts) : '';
  const open = counts?.placeholders ?? 0;
  const parts = [
    ...(state === 'empty' ? [t('empty')] : []),
    ...(state === 'none' ? [t('none')] : []),
    ...(open > 0 ? [t('{0} to fill in', open)] : []),
    ...(found === '' ? [] : [found]),
  ];
  return parts.join(', ');
}

function missingLabel(t: Translate, need: SectionInfo['need'], because: string | undefined): string {
  if (need === 'optional') return t('missing');
  if (because !== undefined) return t('missing, required in {0}', because);
  return need === 'required' ? t('missing, required') : t('missing, recommended');
}

/** Returns the names of a section's icon and, if it is coloured, of its theme colour in VS Code. */
export function iconOf({ state, need }: SectionInfo, counts?: SectionCounts): readonly [icon: string, colour?: string] {
  const red = 'list.errorForeground';
  const yellow = 'list.warningForeground';
  if (state === 'missing') {
    if (need === 'optional') return ['circle-outline'];
    return ['circle-outline', need === 'required' ? red : yellow];
  }
  if (counts && counts.errors > 0) return ['error', red];
  if (state === 'empty') return ['circle-slash', need === 'required' ? red : yellow];
  if (counts && counts.warnings > 0) return ['warning', yellow];
  if (counts && counts.placeholders > 0) return ['edit'];
  return counts && counts.others > 0 ? ['info'] : ['check'];
}

/** Returns the label of a section for screen readers. */
export function spokenLabel(t: Translate, section: SectionInfo, counts?: SectionCounts): string {
  const state = stateLabel(t, section, counts) || t('no problems');
  if (section.state === 'missing') return t('{0}: {1}. Press Enter to insert it', section.title, state);
  return t('{0}: {1}', section.title, state);
}

/** An entry in the list of sections to insert. An entry without a key is a heading. */
export interface SectionChoice {
  readonly label: string;
  readonly key?: string;
  readonly description?: string;
  readonly detail?: string;
}

/** Returns the missing sections: required, recommended, then optional ones, each group after a heading. */
export function choicesOf(t: Translate, sections: readonly SectionInfo[]): readonly SectionChoice[] {
  const headings = {
    required: t('Missing, required'),
    recommended: t('Missing, recommended'),
    optional: t('Optional'),
  };
  return (['required', 'recommended', 'optional'] as const).flatMap((need): SectionChoice[] => {
    const own = sections.filter((section) => section.state === 'missing' && section.need === need);
    if (own.length === 0) return [];
    return [
      { label: headings[need] },
      ...own.map(({ key, title, description, because }) => ({
        label: title,
        key,
        description: because === undefined ? key : t('{0}, required in {1}', key, because),
        detail: description.replaceAll('`', ''),
      })),
    ];
  });
}
