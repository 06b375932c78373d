import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from './commands.ts';

/**
 * Bundles the tests that run inside VS Code's extension host into a single CommonJS file, because the host cannot load TypeScript. mocha is
 * not bundled, but loaded from `node_modules`.
 *
 * @returns the absolute path of the bundle
 * @throws Error if the build fails
 */
export async function bundleIntegration(): Promise<string> {
  const outfile = path.join(projectRoot, 'dist/test/integration/index.cjs');
  await build({
    entryPoints: [path.join(projectRoot, 'test/integration/index.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
