/**
 * The tree "Advisory Sections": the sections of the active advisory in canonical order, both present and missing. Missing optional sections
 * are in a group at the end.
 */
import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  workspace,
} from 'vscode';
import type { Diagnostic, TreeDataProvider, Uri } from 'vscode';
import { State } from 'vscode-languageclient';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { SectionInfo } from '../../../server/src/protocol/sections.ts';
import { advisoryInFront } from '../advisoryInFront.ts';
import { hostClock } from '../clock.ts';
import type { PreviewManager } from '../preview/manager.ts';
import { jumpToSource } from '../preview/source.ts';
import { countBySection, iconOf, spokenLabel, stateLabel, type SectionCounts } from './items.ts';
import { requestSections } from './request.ts';

/** A section, the group of missing optional sections, or a message that is shown instead of sections. */
export type SectionNode =
  | { readonly section: SectionInfo; readonly counts: SectionCounts | undefined; readonly uri: Uri }
  | { readonly optional: readonly SectionNode[] }
  | { readonly notChecked: string };

export interface SectionsView extends Disposable {
  readonly provider: TreeDataProvider<SectionNode>;
}

/** The command that opens a section in the editor. The manifest does not declare it, because its arguments are a document and a position. */
const openCommand = 'advisory.openSection';
/** Changes that follow each other within this time, in milliseconds, refresh the tree only once. */
const refreshDelay = 250;

/** Creates the tree. While it is visible, it requests the sections from the server shortly after the document or its diagnostics change. */
export function createSectionsView(client: BaseLanguageClient, previews: PreviewManager): SectionsView {
  const changed = new EventEmitter<undefined>();
  let cancel: (() => void) | undefined;
  const refreshSoon = (): void => {
    cancel?.();
    cancel = hostClock.after(refreshDelay, () => changed.fire(undefined));
  };
  const ifInFront = (uris: readonly Uri[]): void => {
    const own = advisoryInFront(previews)?.toString();
    if (uris.some((uri) => uri.toString() === own)) refreshSoon();
  };
  const subscriptions = Disposable.from(
    window.onDidChangeActiveTextEditor(refreshSoon),
    window.tabGroups.onDidChangeTabs(refreshSoon),
    workspace.onDidOpenTextDocument(({ uri }) => ifInFront([uri])),
    workspace.onDidChangeTextDocument(({ document }) => ifInFront([document.uri])),
    languages.onDidChangeDiagnostics(({ uris }) => ifInFront(uris)),
    client.onDidChangeState(refreshSoon),
    commands.registerCommand(openCommand, (uri: Uri, line: number, end: 'start' | 'end') =>
      jumpToSource(uri, line, end),
    ),
  );
  return {
    provider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: itemOf,
      getChildren(node) {
        if (!node) return rootsOf(advisoryInFront(previews), client);
        return 'optional' in node ? [...node.optional] : [];
      },
    },
    dispose() {
      cancel?.();
      subscriptions.dispose();
      changed.dispose();
    },
  };
}

async function rootsOf(uri: Uri | undefined, client: BaseLanguageClient): Promise<SectionNode[]> {
  if (!uri) return [];
  if (client.state === State.Stopped) return [{ notChecked: l10n.t('The language server is not running. Restart it') }];
  const sections = await requestSections(client, uri);
  const problems = languages.getDiagnostics(uri).filter(({ source }) => source === 'advisory');
  const counts = countBySection(
    sections,
    problems.map((one) => ({ line: one.range.start.line, code: codeOf(one), severity: one.severity })),
  );
  const nodeOf = (section: SectionInfo): SectionNode => ({ section, counts: counts.get(section.key), uri });
  const isAside = ({ state, need }: SectionInfo): boolean => state === 'missing' && need === 'optional';
  const optional = sections.filter(isAside).map(nodeOf);
  return [
    ...sections.filter((section) => !isAside(section)).map(nodeOf),
    ...(optional.length > 0 ? [{ optional }] : []),
  ];
}

const codeOf = ({ code }: Diagnostic): string => String(typeof code === 'object' ? code.value : code);

function itemOf(node: SectionNode): TreeItem {
  if ('notChecked' in node) {
    const item = new TreeItem(node.notChecked);
    item.iconPath = new ThemeIcon('warning');
    item.command = { command: 'advisory.restartServer', title: l10n.t('Restart') };
    return item;
  }
  if ('optional' in node) {
    const item = new TreeItem(l10n.t('Optional sections'), TreeItemCollapsibleState.Collapsed);
    item.id = 'optional sections';
    item.description = String(node.optional.length);
    item.iconPath = new ThemeIcon('add');
    item.tooltip = l10n.t('Optional sections that this advisory does not have. Choose one to insert it.');
    item.accessibilityInformation = {
      label: l10n.t('Missing optional sections: {0}', node.optional.length),
    };
    return item;
  }
  return sectionItem(node.section, node.counts, node.uri);
}

function sectionItem(section: SectionInfo, counts: SectionCounts | undefined, uri: Uri): TreeItem {
  const { key, title, description, state, range } = section;
  const item = new TreeItem(title);
  const [icon, colour] = iconOf(section, counts);
  item.id = key;
  item.description = stateLabel(l10n.t, section, counts);
  item.iconPath = new ThemeIcon(icon, colour === undefined ? undefined : new ThemeColor(colour));
  item.tooltip = `${key}\n${description.replaceAll('`', '')}`;
  item.accessibilityInformation = { label: spokenLabel(l10n.t, section, counts) };
  item.contextValue = state;
  item.command = range
    ? {
        command: openCommand,
        title: l10n.t('Go to Section'),
        arguments: [uri, range.start.line, state === 'empty' ? 'end' : 'start'],
      }
    : { command: 'advisory.insertSection', title: l10n.t('Insert Section'), arguments: [uri, key] };
  return item;
}
