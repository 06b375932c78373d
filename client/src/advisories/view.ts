/** The tree view "Advisories": all advisories in the workspace in groups, with their problems. */
import { env, EventEmitter, l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState, window } from 'vscode';
import type { Disposable, Memento, TreeDataProvider } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { advisoriesChanged, advisoriesRequest } from '../../../server/src/protocol/corpus.ts';
import type { AdvisoriesParams, AdvisoryEntry, AdvisoryGroup } from '../../../server/src/protocol/corpus.ts';
import { problemsOf } from '../problemCounts.ts';
import { detailsOf, groupings, groupLabel, titleOf } from './items.ts';

/** A group, or an advisory in a group. */
export type AdvisoryNode =
  { readonly group: AdvisoryGroup; readonly by: string } | { readonly entry: AdvisoryEntry; readonly within: string };

export interface AdvisoriesView extends Disposable {
  readonly provider: TreeDataProvider<AdvisoryNode>;
  /** Asks the user how to group the advisories, and saves the answer for the workspace. */
  group(): Promise<void>;
}

const stateKey = 'advisories.groupedBy';

/** Creates the tree, which requests its content from the server each time VS Code loads or refreshes it. */
export function createAdvisoriesView(client: BaseLanguageClient, state: Memento): AdvisoriesView {
  const changed = new EventEmitter<undefined>();
  const refresh = (): void => changed.fire(undefined);
  const by = (): string => state.get<string>(stateKey, 'severity');
  const subscription = client.onNotification(advisoriesChanged, refresh);
  const groups = async (): Promise<AdvisoryNode[]> => {
    const params: AdvisoriesParams = { by: by() };
    const found = await client.sendRequest<readonly AdvisoryGroup[]>(advisoriesRequest, params);
    return found.map((group) => ({ group, by: params.by }));
  };
  return {
    provider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (node) =>
        'group' in node ? groupItem(node.group, node.by) : entryItem(node.entry, node.within, client),
      getChildren(node) {
        if (!node) return groups();
        if (!('group' in node)) return [];
        return node.group.entries.map((entry) => ({ entry, within: `${node.by} ${node.group.key}` }));
      },
    },
    async group() {
      const items = groupings(l10n.t).map((one) => ({
        ...one,
        ...(one.by === by() ? { description: l10n.t('current') } : {}),
      }));
      const chosen = await window.showQuickPick(items, {
        title: l10n.t('Group Advisories'),
        placeHolder: l10n.t('Group advisories by'),
      });
      if (!chosen) return;
      await state.update(stateKey, chosen.by);
      refresh();
    },
    dispose() {
      subscription.dispose();
      changed.dispose();
    },
  };
}

const icons: Readonly<Record<string, string>> = {
  severity: 'shield',
  actor: 'person',
  technique: 'symbol-method',
  month: 'calendar',
};

function groupItem(group: AdvisoryGroup, by: string): TreeItem {
  const item = new TreeItem(groupLabel(l10n.t, by, group, env.language), TreeItemCollapsibleState.Collapsed);
  item.id = `${by} ${group.key}`;
  item.description = String(group.entries.length);
  item.iconPath = new ThemeIcon(icons[by] ?? 'folder');
  return item;
}

function entryItem(entry: AdvisoryEntry, within: string, client: BaseLanguageClient): TreeItem {
  const item = new TreeItem(titleOf(entry));
  const uri = client.protocol2CodeConverter.asUri(entry.uri);
  item.id = `${within} ${entry.uri}`;
  // If the item has a URI, VS Code shows the number of problems in the file, and the corresponding colour.
  item.resourceUri = uri;
  item.iconPath = ThemeIcon.File;
  item.description = problemsOf(l10n.t, entry);
  item.tooltip = detailsOf(l10n.t, entry);
  item.command = { command: 'vscode.open', title: l10n.t('Open'), arguments: [uri] };
  item.contextValue = 'advisory';
  return item;
}
