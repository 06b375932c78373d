/** The UI tests of VS Code's window, in `test/integration`. Each is a Mocha file that drives the window with Playwright. */

/** The test of the features of the editor and the preview. */
export const editorUiTests = ['editor.ui.ts'];

/** The tests of an author's work, from a new advisory to its export, and with files. */
export const authoringUiTests = ['authoring.ui.ts', 'files.ui.ts'];
