/** Plans the migration of an advisory to a later ATT&CK release. Unambiguous changes become edits, and all others become decisions for the author. */
import { compareReleases } from '../catalogue/release.ts';
import type { AdvisoryDocument } from '../document/document.ts';
import type { SectionPresence } from '../model/advisory.ts';
import type { Edit } from '../text/edits.ts';
import type { Environment } from '../environment/environment.ts';
import { attackReleaseOf } from '../attack/release.ts';
import { attackIdKeys } from '../attack/attackIds.ts';
import { readObjectId } from '../catalogue/objectId.ts';
import { removeItems } from '../editing/listItems.ts';
import { proseMentions } from '../attack/proseMentions.ts';
import { labelOf, techniqueLists } from '../attack/techniques.ts';
import { anyOf } from '../text/wording.ts';
import { createEditor } from '../editing/createEditor.ts';
import { planStages } from './stages.ts';
import { planTechniques } from './techniques.ts';
import {
  together,
  type RuleProblems,
  type Migration,
  type MigrationChange,
  type MigrationInput,
  type MigrationLeft,
  type MigrationPlan,
} from './types.ts';

/**
 * Plans the migration of a document to a release. `toRelease` is a release (`19.1`) or a major version (`19`), and defaults to the newest
 * release. The plan is empty if the advisory already uses that release or a later one, if the catalogue does not contain the release, if
 * the document has a syntax error, or if `attack_version` cannot be set. Spans are offsets in the document.
 */
export function planMigration(document: AdvisoryDocument, env: Environment, toRelease?: string): MigrationPlan {
  const edit = createEditor(document, env.schema.root, env.snippets);
  const { advisory, text, lines, root } = document;
  const plan = planFor(
    { advisory, text, lines, root, schema: env.schema.root, catalogue: env.catalogue, edit },
    toRelease,
  );
  return document.broken ? { ...plan, edits: [], changes: [], left: [] } : plan;
}

/**
 * Plans a migration as {@link planMigration} does, but for input that a rule's context can provide, and without checking for syntax errors.
 */
export function planFor(input: MigrationInput, toRelease?: string): MigrationPlan {
  const { catalogue, advisory } = input;
  const from = attackReleaseOf(advisory, catalogue);
  const target = toRelease === undefined ? catalogue.newest : catalogue.resolveRelease(toRelease);
  const names = { from: from.release, to: target ?? toRelease ?? catalogue.newest };
  if (target === undefined || compareReleases(names.from, catalogue.at(target).release) >= 0)
    return { ...names, edits: [], changes: [], left: [] };
  const migration: Migration = { ...input, from, to: catalogue.at(target) };
  const stated = version(migration, target);
  // If `attack_version` cannot be set, nothing is changed, because the migrated mapping would be checked against the earlier release.
  if (stated.length === 0) return { ...names, edits: [], changes: [], left: [] };
  const lists = techniqueLists(advisory).map(({ entries }) => planTechniques(migration, entries));
  const found = together([...lists, planStages(migration), planObjects(migration)]);
  const changes = [...stated, ...withRemovals(migration, once(found.changes))];
  const left = [...once(found.left), ...planProse(migration)];
  return { ...names, edits: changes.flatMap(({ edits }) => edits), changes, left };
}

/** Removes all but the first item for each span. There may be several, because a node that YAML aliases share is visited more than once. */
function once<T extends { readonly span: readonly [number, number] }>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return items.filter(({ span }) => !seen.has(span.join()) && seen.add(span.join()));
}

/**
 * Adds the edits to all changes that remove list items. These edits are computed together, because adjacent items in a flow list share a
 * comma.
 */
function withRemovals(migration: Migration, changes: readonly MigrationChange[]): MigrationChange[] {
  const isRemoval = ({ kind, to }: MigrationChange): boolean => to === '' && (kind === 'merged' || kind === 'tactics');
  const removals = removeItems(
    migration,
    changes.filter(isRemoval).map(({ span }) => span),
  );
  return changes.map((change) => (isRemoval(change) ? { ...change, edits: removals.get(change.span) ?? [] } : change));
}

/**
 * Returns the change to `attack_version`: a missing key is inserted, a key without a value is filled in, and any other value is replaced. A
 * major version is replaced with a major version if that identifies the new release. Returns an empty list if the key cannot be inserted.
 */
function version({ advisory, catalogue, edit, from, text: source }: Migration, to: string): MigrationChange[] {
  const { attackVersion } = advisory;
  if (!attackVersion) {
    const section = advisory.sections.get('attack_version');
    const edits = section
      ? [fillIn(section, source, to)]
      : edit.insertKeys([], [{ key: 'attack_version', value: `"${to}"` }]);
    const span = edits[0]?.span ?? [0, 0];
    return edits.length === 0 ? [] : [{ kind: 'version', span, from: from.release, to, edits }];
  }
  const major = to.split('.')[0] ?? to;
  const isMajor = /^v?\d+$/i.test(attackVersion.value.trim()) && catalogue.resolveRelease(major) === to;
  const text = isMajor ? major : to;
  const edits = edit.replaceScalar(attackVersion.span, text);
  return [{ kind: 'version', span: attackVersion.span, from: attackVersion.value, to: text, edits }];
}

/**
 * Returns the edit that sets the value of a key that is empty or null. The value is inserted directly after the colon, because a comment may
 * follow on the same line.
 */
function fillIn({ key, value }: SectionPresence, text: string, to: string): Edit {
  const at = text.indexOf(':', key[1]) + 1;
  return { span: [at, Math.max(at, value[0] === value[1] ? at : value[1])], newText: ` "${to}"` };
}

/**
 * Replaces the ID of a revoked group, campaign, software or similar object with that of its only successor. If a newly revoked object does
 * not have exactly one successor, the author has to decide. The name next to the ID is not changed, because the author chose it.
 */
function planObjects({ advisory, edit, from, to }: Migration): RuleProblems {
  const changes: MigrationChange[] = [];
  const left: MigrationLeft[] = [];
  for (const { attackId, kind } of attackIdKeys(advisory)) {
    const read = readObjectId(attackId.value);
    const now = read?.kind === kind ? to.object(read.id) : undefined;
    if (!read || !now?.revoked) continue;
    const [only, ...more] = now.revokedBy;
    const { span, value } = attackId;
    if (only !== undefined && more.length === 0) {
      changes.push({ kind: 'object', span, from: value, to: only, edits: edit.replaceScalar(span, only) });
    } else if (!from.object(read.id)?.revoked) {
      const message = `${now.id} ${now.name} is revoked in ATT&CK ${to.release}. ${successors(now.revokedBy)}`;
      left.push({ span, message, candidates: now.revokedBy, location: 'mapping' });
    }
  }
  return { changes, left };
}

const successors = (ids: readonly string[]): string =>
  ids.length > 0 ? `Choose ${anyOf(ids)}.` : 'It has no recorded successor.';

/**
 * Lists mentions of newly revoked techniques in prose. Prose is never edited automatically, so each mention is a decision for the author.
 */
function planProse({ root, text, schema, from, to }: Migration): MigrationLeft[] {
  return proseMentions(root, text, schema).flatMap(({ id, span }): MigrationLeft[] => {
    const now = to.technique(id);
    if (!now?.revoked || from.technique(id)?.revoked) return [];
    const message = `The text mentions ${labelOf(now)}, which is revoked in ATT&CK ${to.release}. ${successors(now.revokedBy)}`;
    return [{ span, message, candidates: now.revokedBy, location: 'prose' }];
  });
}
