/** Describes the result of a migration. */
import type { Translate } from './l10n.ts';

export interface MigrationCounts {
  /** The target release. */
  readonly to: string;
  /** The number of advisories that were checked. */
  readonly advisories: number;
  /** The number of advisories that change. */
  readonly changed: number;
  /** The total number of changes. */
  readonly changes: number;
  /** The number of decisions that the author has to make. */
  readonly decisions: number;
}

/** Returns the text of a notification. If the author has to make decisions, a second sentence says so. */
export function migrationSummary(t: Translate, counts: MigrationCounts): string {
  if (counts.advisories === 0) return t('There are no advisories to migrate.');
  const open = openSentence(t, counts.decisions);
  return [doneSentence(t, counts), ...(open === undefined ? [] : [open])].join(' ');
}

function openSentence(t: Translate, decisions: number): string | undefined {
  if (decisions === 0) return undefined;
  return decisions === 1
    ? t('{0} place needs your decision.', decisions)
    : t('{0} places need your decision.', decisions);
}

function doneSentence(t: Translate, { to, advisories, changed, changes }: MigrationCounts): string {
  if (changed === 0)
    return advisories === 1
      ? t('The advisory already uses ATT&CK {0}.', to)
      : t('All {0} advisories already use ATT&CK {1}.', advisories, to);
  if (advisories === 1)
    return changes === 1
      ? t('Migrated to ATT&CK {0}: {1} change.', to, changes)
      : t('Migrated to ATT&CK {0}: {1} changes.', to, changes);
  return changes === 1
    ? t('Migrated to ATT&CK {0}: {1} change in {2} of {3} advisories.', to, changes, changed, advisories)
    : t('Migrated to ATT&CK {0}: {1} changes in {2} of {3} advisories.', to, changes, changed, advisories);
}
