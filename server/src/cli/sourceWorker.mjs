/**
 * The program of a thread when the sources run without a build. tsx reads TypeScript in the main thread only, so the thread registers it first.
 * The bundles do not contain this file.
 */
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
