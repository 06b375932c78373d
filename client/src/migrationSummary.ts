/** What a migration did, in words. */
export interface MigrationCounts {
  /** The release that was migrated to. */
  readonly to: string;
  /** Advisories that were looked at. */
  readonly advisories: number;
  /** Of these, those that change. */
  readonly changed: number;
  /** Places that change in them. */
  readonly changes: number;
  /** Places that are left to the author. */
  readonly left: number;
}

/** One sentence for a notification, two where something is left to decide. */
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
