import { CancellationTokenSource, l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import type { CancellationToken, Progress } from 'vscode';
import { hostClock } from '../clock.ts';
import { withLateProgress } from '../lateProgress.ts';
import { migrationSummary } from '../migrationSummary.ts';
import { editOf, isCurrent, planMigration } from '../migration.ts';
import type { PlannedMigration } from '../migration.ts';
import { advisoriesRequest } from '../../../server/src/protocol/corpus.ts';
import type { AdvisoriesParams, AdvisoryGroup } from '../../../server/src/protocol/corpus.ts';
import { plainMessage } from '../../../server/src/protocol/plainMessage.ts';
import { showInformation, showWarning } from '../notifications.ts';
import type { Command, CommandParts } from './command.ts';

/** Migrates an advisory (by default, the active one) to an ATT&CK release (by default, the newest). */
export const migrateAttackVersion: Command = {
  id: 'advisory.migrateAttackVersion',
  async run(parts, resource, release) {
    const active = window.activeTextEditor?.document;
    const uri = resource instanceof Uri ? resource : active?.languageId === 'advisory' ? active.uri : undefined;
    if (!uri) return void showInformation(l10n.t('Open the advisory that you want to migrate.'));
    const migration = await planOne(parts, uri, typeof release === 'string' ? release : undefined);
    if (!migration) return;
    if (!isCurrent(migration))
      return void showWarning(l10n.t('The advisory was changed during the migration. Try again.'));
    await apply(parts, [migration], 1, false);
  },
};

/** Returns the plan; undefined if the server has none, or if the user cancels. Shows progress if planning takes a long time. */
async function planOne(
  { client }: CommandParts,
  uri: Uri,
  release: string | undefined,
): Promise<PlannedMigration | undefined> {
  const stop = new CancellationTokenSource();
  const planning = planMigration(client, uri, release, stop.token);
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Migrating the advisory'),
    cancellable: true,
  };
  const show = (): void =>
    void window.withProgress(options, (_progress, token) => {
      token.onCancellationRequested(() => stop.cancel());
      return planning.then(ignore, ignore);
    });
  try {
    return await withLateProgress(planning, hostClock, show);
  } catch (error) {
    if (stop.token.isCancellationRequested) return undefined;
    throw error;
  } finally {
    stop.dispose();
  }
}

const ignore = (): void => {};

/** Migrates all advisories in the workspace to the newest ATT&CK release. VS Code previews every change before it is applied. */
export const migrateAttackVersionInWorkspace: Command = {
  id: 'advisory.migrateAttackVersionInWorkspace',
  async run(parts) {
    const title = l10n.t('Migrating advisories to the newest ATT&CK release');
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    const found = await window.withProgress(options, (progress, token) => planAll(parts, progress, token));
    if (!found) return;
    await apply(parts, found.migrations.filter(isCurrent), found.advisories, true);
  },
};

interface Found {
  readonly advisories: number;
  readonly migrations: readonly PlannedMigration[];
}

/** Plans the migration of each advisory. Returns undefined if the user cancels. Advisories for which this fails are logged and skipped. */
async function planAll(
  { client }: CommandParts,
  progress: Progress<{ message?: string; increment?: number }>,
  token: CancellationToken,
): Promise<Found | undefined> {
  const uris = await findAdvisories(client, token);
  const migrations: PlannedMigration[] = [];
  // A function call prevents TypeScript from narrowing the flag, which may change during an await.
  const isCancelled = (): boolean => token.isCancellationRequested;
  for (const uri of uris) {
    if (isCancelled()) return undefined;
    progress.report({ message: plainMessage(workspace.asRelativePath(uri)), increment: 100 / uris.length });
    try {
      const migration = await planMigration(client, uri, undefined, token);
      if (migration) migrations.push(migration);
    } catch (error) {
      // The request was rejected because it was cancelled.
      if (isCancelled()) return undefined;
      client.error(`${uri.toString()} could not be migrated.`, error, false);
    }
  }
  return isCancelled() ? undefined : { advisories: uris.length, migrations };
}

/**
 * Finds advisories by their file names, by the globs in `advisory.files`, and by asking the server, which also knows those that a
 * configuration file lists.
 */
async function findAdvisories(client: CommandParts['client'], token: CancellationToken): Promise<readonly Uri[]> {
  const globs = workspace.getConfiguration('advisory').get<unknown>('files');
  const own = Array.isArray(globs) ? globs.filter((glob) => typeof glob === 'string') : [];
  const found = new Map<string, Uri>();
  for (const glob of ['**/*.advisory.{yaml,yml}', ...own])
    for (const uri of await workspace.findFiles(glob, undefined, undefined, token)) found.set(uri.toString(), uri);
  const params: AdvisoriesParams = { by: 'severity', all: true };
  try {
    const groups = await client.sendRequest<readonly AdvisoryGroup[]>(advisoriesRequest, params, token);
    for (const { entries } of groups)
      for (const entry of entries) {
        const uri = client.protocol2CodeConverter.asUri(entry.uri);
        found.set(uri.toString(), uri);
      }
  } catch (error) {
    if (!token.isCancellationRequested) client.error('The server could not list the advisories.', error, false);
  }
  return [...found.values()];
}

async function apply(
  { client }: CommandParts,
  migrations: readonly PlannedMigration[],
  advisories: number,
  confirm: boolean,
): Promise<void> {
  const changed = migrations.filter(({ plan }) => plan.edits.length > 0);
  const sum = (count: (migration: PlannedMigration) => number): number =>
    migrations.reduce((total, migration) => total + count(migration), 0);
  if (changed.length > 0) {
    const applied = await workspace.applyEdit(editOf(changed, confirm), { isRefactoring: true });
    // The user discarded the refactor preview.
    if (!applied) return;
  }
  const summary = migrationSummary(l10n.t, {
    to: migrations[0]?.plan.to ?? '',
    advisories,
    changed: changed.length,
    changes: sum(({ plan }) => plan.changes),
    decisions: sum(({ plan }) => plan.left.length),
  });
  const decisions = migrations.flatMap(decisionsIn);
  for (const location of decisions) client.outputChannel.appendLine(location);
  void showSummary(client, summary, decisions.length > 0);
}

/** Returns a line for each decision that the author has to make, in a format that VS Code turns into a link. */
function decisionsIn({ uri, plan }: PlannedMigration): string[] {
  return plan.left.map(({ range: { start }, message }) => {
    return `${workspace.asRelativePath(uri)}:${start.line + 1}:${start.character + 1} - ${message}`;
  });
}

async function showSummary({ outputChannel }: CommandParts['client'], summary: string, isOpen: boolean): Promise<void> {
  const chosen = await showInformation(summary, ...(isOpen ? [l10n.t('Show Decisions')] : []));
  if (chosen !== undefined) outputChannel.show();
}
