import { planFor } from '../../migrate/plan.ts';
import { compareReleases } from '../../catalogue/release.ts';
import type { Rule } from '../rule.ts';
import { attackIdHolders } from '../../attack/attackIds.ts';
import { techniqueKeys } from '../../attack/techniques.ts';

export const rule: Rule = {
  meta: {
    code: 'attack/outdated',
    severity: 'hint',
    summary:
      '`attack_version` is older than the newest release in the catalogue, and migrating to that release would change the mapping.',
    judgedBy: 'release',
  },
  reads: ['attack_version', ...techniqueKeys, ...attackIdHolders],
  check(context) {
    const { advisory, attack, catalogue } = context;
    const stated = advisory.attackVersion;
    if (!stated || catalogue.resolveRelease(stated.value) === undefined) return;
    if (compareReleases(attack.release, catalogue.newest) >= 0) return;
    const { to, edits, changes, left } = planFor(context);
    const moved = changes.filter(({ kind }) => kind !== 'version').length;
    const open = left.filter(({ location }) => location === 'mapping').length;
    if (moved + open === 0) return;
    context.report({
      span: stated.span,
      message: `Migrating to ATT&CK ${to} would make ${counted(moved, 'change')} to the mapping${open > 0 ? `, and leave ${counted(open, 'decision')} to you` : ''}.`,
      fixes: [{ title: `Migrate the mapping to ATT&CK ${to}`, edits, preferred: true }],
    });
  },
};

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
