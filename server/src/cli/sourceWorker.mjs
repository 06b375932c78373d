/**
 * The program of a thread when the sources run without a build. tsx loads TypeScript only in threads that register it, so this thread
 * registers tsx first. The bundles do not contain this file.
 */
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
