/** Builds one table with the indicators of all advisories. */
import { csvText, noFormula } from '../../export/csv/table.ts';
import { csvColumns } from '../../export/csv/writeCsv.ts';
import type { SiteEntry } from '../entry.ts';
import { pageOf } from '../pages/list.ts';
import type { SiteFile } from '../site.ts';

const columns = [...csvColumns, 'advisory_id', 'advisory_title', 'advisory_page'];

export interface AllIndicators {
  /** Adds the exported CSV table of an advisory. */
  add(entry: SiteEntry, text: string): void;
  file(): SiteFile;
}

/** Creates an empty table. Its columns are those of an advisory's table, followed by the advisory's ID, title and page. */
export function createAllIndicators(baseUrl = ''): AllIndicators {
  const tables: string[] = [];
  return {
    add(entry, text) {
      const { id = '', title } = entry;
      const cells = csvText([[noFormula(id), noFormula(title), baseUrl + pageOf(entry)]]);
      // Rows can be split at line breaks, because cells do not contain any.
      const [, ...rows] = text.split('\r\n').filter((line) => line !== '');
      tables.push(rows.map((row) => `${row},${cells}`).join(''));
    },
    file: () => ({ path: 'all/indicators.csv', text: [csvText([columns]), ...tables] }),
  };
}
