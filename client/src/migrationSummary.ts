/** Describes the result of a migration. */
export interface MigrationCounts {
  /** The target release. */
  readonly to: string;
  /** The number of advisories that were checked. */
  readonly advisories: number;
  /** The number of advisories that change. */
  readonly changed: number;
  /** The number of changes in them. */
  readonly changes: number;
  /** The number of decisions left to the author. */
  readonly left: number;
}

/** Returns one sentence for a notification, two if decisions are left. */
export function migrationSummary({ to, advisories, changed, changes, left }: MigrationCounts): string {
  const open = left === 0 ? '' : ` ${counted(left, 'place')} ${left === 1 ? 'needs' : 'need'} your decision.`;
  if (advisories === 0) return 'There is no advisory to migrate.';
  if (changed === 0) {
    const all = advisories === 1 ? 'The advisory is' : `All ${advisories} advisories are`;
    return `${all} already at ATT&CK ${to}.${open}`;
  }
  const where = advisories === 1 ? '' : ` in ${changed} of ${advisories} advisories`;
  return `Migrated to ATT&CK ${to}: ${counted(changes, 'change')}${where}.${open}`;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
