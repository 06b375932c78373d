/** `advisory/advisories`: the advisories in the workspace, in groups. */
import type { CancellationToken } from 'vscode-languageserver';
import type { AdvisoriesParams, AdvisoryGroup } from '../../protocol/corpus.ts';
import { isGrouping } from '../../core/index.ts';
import type { CorpusClient } from './corpusClient.ts';

/** Returns the groups. For unknown values of `by`, advisories are grouped by severity. */
export async function advisoryGroups(
  corpus: CorpusClient,
  { by, all }: AdvisoriesParams,
  token: CancellationToken,
): Promise<readonly AdvisoryGroup[]> {
  if (all) await corpus.ready();
  const groups = await corpus.ask({ what: 'groups', by: isGrouping(by) ? by : 'severity' }, token);
  const uriOf = corpus.uris();
  return (groups ?? []).map(({ key, label, entries }) => ({
    key,
    label,
    entries: entries.map(({ path, ...entry }) => ({ uri: uriOf(path), ...entry })),
  }));
}
