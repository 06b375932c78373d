/** Formats the number of problems for the status bar, the trees and notifications. */
import type { Translate } from './l10n.ts';

export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  /** The number of problems of severity information or hint. */
  readonly others: number;
}

export interface ProblemsLabel {
  /** Text that may contain icon names in VS Code's notation. */
  readonly text: string;
  /** Plain text for the tooltip and for screen readers. */
  readonly description: string;
}

/** Returns the label with the counts, with icons and in words. */
export function problemsLabel(t: Translate, counts: ProblemCounts): ProblemsLabel {
  const parts = [
    { count: counts.errors, icon: '$(error)' },
    { count: counts.warnings, icon: '$(warning)' },
    { count: counts.others, icon: '$(info)' },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return { text: 'Advisory $(check)', description: t('This advisory has no problems') };
  return {
    text: `Advisory ${parts.map(({ count, icon }) => `${icon} ${count}`).join(' ')}`,
    description: t('This advisory has {0}', problemsOf(t, counts)),
  };
}

/** Returns the counts in words, most severe first; an empty string if there are no problems. */
export function problemsOf(t: Translate, { errors, warnings, others }: ProblemCounts): string {
  return [
    errors === 1 ? t('{0} error', errors) : errors > 0 && t('{0} errors', errors),
    warnings === 1 ? t('{0} warning', warnings) : warnings > 0 && t('{0} warnings', warnings),
    others === 1 ? t('{0} suggestion', others) : others > 0 && t('{0} suggestions', others),
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** Returns the label for the status bar item while the server is not running. */
export function notCheckedLabel(t: Translate): ProblemsLabel {
  return {
    text: `Advisory $(warning) ${t('not checked')}`,
    description: t('The language server is not running, so advisories are not checked'),
  };
}

/** Returns the label for the status bar item while the server is starting. */
export function startingLabel(t: Translate): ProblemsLabel {
  return { text: 'Advisory $(loading~spin)', description: t('The language server is starting') };
}
