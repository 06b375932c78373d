/** Migrates an advisory to a later ATT&CK release by editing its text. */
import { planMigration, type AdvisoryDocument, type Environment, type MigrationChange } from '../core/index.ts';
import { toRange, toTextEdit } from './convert.ts';
import type { Migration } from './types.ts';

/** Plans the migration to a release, by default the newest one. The plan is empty if the document cannot or need not be migrated. */
export function provideMigration(document: AdvisoryDocument, env: Environment, toRelease?: string): Migration {
  const plan = planMigration(document, env, toRelease);
  const isAdvisory = document.kind === 'advisory';
  const changes = isAdvisory ? plan.changes : [];
  return {
    from: plan.from,
    to: plan.to,
    changes: changes.length,
    edits: changes.flatMap((change) =>
      change.edits.map((edit) => ({ ...toTextEdit(edit, document.lines), label: labelOf(change) })),
    ),
    left: (isAdvisory ? plan.left : []).map(({ span, message, candidates }) => ({
      range: toRange(span, document.lines),
      message,
      candidates,
    })),
  };
}

/** Returns a description of a change on one line, e.g. `T1562.004 → T1686`. */
function labelOf({ kind, from, to }: MigrationChange): string {
  const clean = (text: string): string =>
    text
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
      .trim()
      .slice(0, 80);
  if (kind === 'version') return `ATT&CK ${clean(from)} → ${clean(to)}`;
  return to === '' ? `Remove ${clean(from)}` : `${clean(from)} → ${clean(to)}`;
}
