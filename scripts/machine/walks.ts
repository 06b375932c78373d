/** The walks through the window of VS Code, in `test/integration`. Each is a Mocha file that drives the window with Playwright. */

/** The walk through the features of the editor and the preview. */
export const windowWalks = ['walk.ts'];

/** The walks of an author, from a new advisory to its export, and with files. */
export const authoringWalks = ['authoring.walk.ts', 'files.walk.ts'];
