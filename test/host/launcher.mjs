#!/usr/bin/env node
/**
 * Replaces the `code` executable for `runTests({ vscodeExecutablePath })` of `@vscode/test-electron`: accepts its arguments,
 * opens a real VS Code (the server and web workbench of the npm package code-server) in a headless browser, runs the
 * extension's tests in its extension host and exits with their exit code (see `launch.ts` for others).
 *
 *   launcher.mjs [FOLDER|FILE.code-workspace] --extensionDevelopmentPath=DIR --extensionTestsPath=FILE
 *     [--extensionDevelopmentKind=web] [--user-data-dir=DIR] [--extensions-dir=DIR] [--install-extension=FILE.vsix]
 *     [--timeout=SECONDS] [--screenshot=FILE.png] [--verbose]
 */
import { register } from 'tsx/esm/api';

register();
const { launch } = await import('./launch.ts');
process.exit(await launch(process.argv.slice(2)));
