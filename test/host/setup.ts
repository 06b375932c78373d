/** Run this once after `npm ci` in this folder: `node --import tsx test/host/setup.ts`. `npm test` and `npm start` do both. */
import { hostFolder, linkModules } from './installation.ts';

console.log(`VS Code ${linkModules(hostFolder())} is ready`);
