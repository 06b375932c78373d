/** Everything that renders a report or JSON from an advisory, with the keys that it omits. Export formats are in `exportPrinters.ts`. */
import {
  attackReleaseOf,
  documentFacts,
  renderBody,
  renderDocx,
  renderEmail,
  renderJson,
  renderMarkdown,
  renderReport,
  renderText,
  type AdvisoryDocument,
  type Report,
} from '../../server/src/core/index.ts';
import { testEnvironment } from './environment.ts';
import { wordText } from './wordText.ts';

export interface Printer {
  readonly name: string;
  readonly print: (document: AdvisoryDocument) => string | Promise<string>;
  /** The locations in the format that it does not show, each with the reason. */
  readonly leavesOut: Readonly<Record<string, string>>;
}

const notOnThePage = {
  schema_version: 'It says how the file is written, and there is only one version.',
};
const languageOfText = {
  language: 'It marks the page for browsers and screen readers, and nothing else has such a mark.',
};
const lookOfActors = {
  'actors[].unattributed':
    'It decides whether the actor is looked up and how its chip looks, which has no counterpart in text.',
};

const report =
  (print: (report: Report) => string) =>
  (document: AdvisoryDocument): string =>
    print(renderReport(document, testEnvironment(), 'published'));

export const printers: readonly Printer[] = [
  { name: 'HTML', print: report((one) => renderBody(one).html), leavesOut: notOnThePage },
  {
    name: 'Markdown',
    print: report(renderMarkdown),
    leavesOut: { ...notOnThePage, ...languageOfText, ...lookOfActors },
  },
  {
    name: 'text',
    print: report(renderText),
    leavesOut: {
      ...notOnThePage,
      ...languageOfText,
      ...lookOfActors,
      'detection_rules[].language': 'Plain text has no highlighting that a language could choose.',
    },
  },
  {
    name: 'e-mail',
    print: report(renderEmail),
    leavesOut: {
      ...notOnThePage,
      'detection_rules[].language': 'An e-mail has no highlighting that a language could choose.',
    },
  },
  {
    name: 'Word',
    print: async (document) =>
      wordText(
        await renderDocx(renderReport(document, testEnvironment(), 'published'), {
          facts: documentFacts(document.advisory),
          paper: 'a4',
        }),
      ),
    leavesOut: {
      ...notOnThePage,
      ...lookOfActors,
      'detection_rules[].language': 'A Word document has no highlighting that a language could choose.',
    },
  },
  {
    name: 'JSON',
    print: ({ advisory }) => renderJson(advisory, attackReleaseOf(advisory, testEnvironment().catalogue)),
    leavesOut: notOnThePage,
  },
];
