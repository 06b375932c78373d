/**
 * The status bar item with the number of problems in the active advisory. A click opens the Problems view. While the server is starting, a
 * click shows the log instead; after the server has stopped, a click restarts it.
 */
import { DiagnosticSeverity, Disposable, l10n, languages, StatusBarAlignment, window, workspace } from 'vscode';
import type { Diagnostic } from 'vscode';
import { State } from 'vscode-languageclient';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { advisoryInFront } from './advisoryInFront.ts';
import { problemsLabel, notCheckedLabel, startingLabel } from './problemCounts.ts';
import type { ProblemCounts, ProblemsLabel } from './problemCounts.ts';
import type { PreviewManager } from './preview/manager.ts';

/** Shows the item while `advisoryInFront` finds an advisory. */
export function createStatusBar(client: BaseLanguageClient, previews: PreviewManager): Disposable {
  const item = window.createStatusBarItem('advisory.problems', StatusBarAlignment.Left, 10);
  item.name = l10n.t('Advisory Problems');
  const show = ({ text, description }: ProblemsLabel, command: string, tooltip: string): void => {
    item.text = text;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: description, role: 'button' };
    item.command = command;
    item.show();
  };
  const update = (): void => {
    const uri = advisoryInFront(previews);
    if (!uri) return item.hide();
    if (client.state === State.Starting) {
      const label = startingLabel(l10n.t);
      return show(label, 'advisory.showOutput', l10n.t('{0}. Click to show its log.', label.description));
    }
    if (client.state !== State.Running) {
      const label = notCheckedLabel(l10n.t);
      return show(label, 'advisory.restartServer', l10n.t('{0}. Click to restart it.', label.description));
    }
    const found = languages.getDiagnostics(uri).filter(({ source }) => source === 'advisory');
    const label = problemsLabel(l10n.t, countProblems(found));
    show(label, 'workbench.actions.view.problems', l10n.t('{0}. Click to show them.', label.description));
  };
  update();
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(update),
    window.tabGroups.onDidChangeTabs(update),
    workspace.onDidCloseTextDocument(update),
    workspace.onDidOpenTextDocument(update),
    languages.onDidChangeDiagnostics(update),
    client.onDidChangeState(update),
  );
}

function countProblems(diagnostics: readonly Diagnostic[]): ProblemCounts {
  const count = (wanted: (severity: DiagnosticSeverity) => boolean): number =>
    diagnostics.filter(({ severity }) => wanted(severity)).length;
  return {
    errors: count((severity) => severity === DiagnosticSeverity.Error),
    warnings: count((severity) => severity === DiagnosticSeverity.Warning),
    others: count((severity) => severity > DiagnosticSeverity.Warning),
  };
}
