/** What the command line brings with it, from the package's folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { createNodeEnvironment, packageFolder } from '../environment.ts';
import type { CliServices } from './io.ts';

/** Services that read data and pages when first asked. `pageStyle` is the text of report.css. */
export function createCliServices(version: string, pageStyle: string): CliServices {
  return {
    version,
    environment: (onInternalError) => createNodeEnvironment({ onInternalError }),
    readRulePage(code) {
      const file = join(packageFolder(), 'docs', 'rules', `${code.replace('/', '-')}.md`);
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
    pageStyle: () => pageStyle,
  };
}
