/** Renders a document as a published page, in the file formats that an editor can save. */
import {
  documentFacts,
  readTlp,
  refuseExport,
  renderDocx,
  renderEmail,
  renderMarkdown,
  renderPage,
  renderReport,
  renderText,
  type AdvisoryDocument,
  type RenderResources,
  type Environment,
  type Report,
} from '../core/index.ts';
import type { ExportedAdvisory, ExportRequestOptions, OfferedExport, PagePrinter } from './types.ts';

interface PageFormat {
  readonly title: string;
  readonly description: string;
  readonly extension: string;
}

const formats = {
  html: { title: 'Web page', description: 'The published page as a single file', extension: '.html' },
  pdf: { title: 'PDF', description: 'The published page, printed with Chromium or Chrome', extension: '.pdf' },
  docx: { title: 'Word document', description: 'The published page for Word', extension: '.docx' },
  markdown: { title: 'Markdown', description: 'The published page as Markdown', extension: '.md' },
  text: { title: 'Plain text', description: 'The published page as text', extension: '.txt' },
  email: {
    title: 'E-mail body',
    description: 'The published page as HTML with inline styles',
    extension: '.email.html',
  },
} as const satisfies Readonly<Record<string, PageFormat>>;

type PageFormatId = keyof typeof formats;

/** Whether a name is that of a page format. */
const isPageFormat = (to: string): to is PageFormatId => Object.hasOwn(formats, to);

/** Returns the page formats, in the order in which they are offered. */
export function offeredPages(): readonly OfferedExport[] {
  return Object.entries(formats).map(([to, format]) => ({ to, ...format, manyFiles: false }));
}

/** Returns the published page of a document as a file, or the reason why it cannot be created. */
export async function providePage(
  document: AdvisoryDocument,
  env: Environment,
  { maxTlp, to }: ExportRequestOptions & { readonly to: string },
  resources: RenderResources,
  printer: PagePrinter,
): Promise<ExportedAdvisory> {
  if (!isPageFormat(to)) return { refused: `cannot be rendered as "${to}"` };
  const limit = readTlp(maxTlp ?? '');
  if (maxTlp !== undefined && limit === undefined)
    return { refused: `cannot be exported: "${maxTlp}" is not a TLP 2.0 label` };
  const refusal = refuseExport(document, limit === 'WHITE' ? 'CLEAR' : limit);
  if (refusal) return refusal;
  const notes: string[] = [];
  const report = renderReport(document, env, 'published', resources);
  const made = await printed(document, report, to, printer, (note) => notes.push(note));
  if ('reason' in made) return { refused: `cannot be printed as PDF: ${made.reason}` };
  return { files: [{ suffix: formats[to].extension, ...made }], notes };
}

type Made = { readonly text: string; readonly encoding?: 'base64' } | { readonly reason: string };

async function printed(
  document: AdvisoryDocument,
  report: Report,
  to: PageFormatId,
  printer: PagePrinter,
  onTemplateProblem: (problem: string) => void,
): Promise<Made> {
  if (to === 'markdown') return { text: renderMarkdown(report) };
  if (to === 'text') return { text: renderText(report) };
  if (to === 'email') return { text: renderEmail(report) };
  const facts = documentFacts(document.advisory);
  if (to === 'docx')
    return { text: printer.base64(await renderDocx(report, { facts, paper: 'a4' })), encoding: 'base64' };
  const page = renderPage(report, {
    css: printer.style() + (to === 'pdf' ? '\n@page { size: A4; }\n' : ''),
    hash: (text) => printer.hash(text),
    onTemplateProblem: (problem) => onTemplateProblem(`the template ${problem}`),
  });
  if (to === 'html') return { text: page };
  const pdf = await printer.pdf(page, facts.modified);
  return 'reason' in pdf ? pdf : { text: pdf.base64, encoding: 'base64' };
}
