/** The status bar item with the findings of the advisory in the active editor; a click leads to the Problems view. */
import { DiagnosticSeverity, Disposable, languages, StatusBarAlignment, window } from 'vscode';
import type { Diagnostic, TextEditor } from 'vscode';
import { findingsLabel } from './findings.ts';
import type { FindingCounts } from './findings.ts';

/** Shows the item while an advisory is active. */
export function createStatusBar(): Disposable {
  const item = window.createStatusBarItem('advisory.findings', StatusBarAlignment.Left, 10);
  item.name = 'Advisory Findings';
  item.command = 'workbench.actions.view.problems';
  const update = (): void => {
    // While a preview has the focus there is no active editor: the advisory beside it is meant.
    const { document } = window.activeTextEditor ?? window.visibleTextEditors.find(isAdvisory) ?? {};
    if (document?.languageId !== 'advisory') return item.hide();
    const found = languages.getDiagnostics(document.uri).filter(({ source }) => source === 'advisory');
    const { text, description } = findingsLabel(countFindings(found));
    item.text = text;
    item.tooltip = `${description}. Click to show them.`;
    item.accessibilityInformation = { label: description, role: 'button' };
    item.show();
  };
  update();
  return Disposable.from(item, window.onDidChangeActiveTextEditor(update), languages.onDidChangeDiagnostics(update));
}

const isAdvisory = ({ document }: TextEditor): boolean => document.languageId === 'advisory';

function countFindings(diagnostics: readonly Diagnostic[]): FindingCounts {
  const count = (wanted: (severity: DiagnosticSeverity) => boolean): number =>
    diagnostics.filter(({ severity }) => wanted(severity)).length;
  return {
    errors: count((severity) => severity === DiagnosticSeverity.Error),
    warnings: count((severity) => severity === DiagnosticSeverity.Warning),
    others: count((severity) => severity > DiagnosticSeverity.Warning),
  };
}
