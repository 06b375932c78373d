/** The output formats for reports. */
import { createHash } from 'node:crypto';

import {
  attackReleaseOf,
  documentFacts,
  renderDocx,
  renderEmail,
  renderJson,
  renderMarkdown,
  renderPage,
  renderReport,
  renderText,
  type AdvisoryDocument,
  type RenderResources,
  type Environment,
} from '../../core/index.ts';
import { findBrowser } from '../../hosts/node/findBrowser.ts';
import { printPdf } from '../../hosts/node/pages.ts';
import { systemReason } from '../../hosts/node/systemReason.ts';
import { CommandError, InterruptedError, type CliIo, type CliServices } from '../io.ts';
import { printable } from '../printable.ts';

/** The output formats; the first is the default. */
export const renderFormats = ['html', 'markdown', 'text', 'email', 'docx', 'pdf', 'json'] as const;
export type RenderFormat = (typeof renderFormats)[number];

export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];

export interface FormatInfo {
  readonly extension: string;
  /** How to escape output so that CI servers do not interpret it as commands. Undefined for binary formats, which cannot be printed. */
  readonly printedAs?: 'html' | 'markdown' | 'text' | 'json';
  /** The name of the format with its article, if it has one, for use in a sentence. */
  readonly title: string;
}

export const formatInfo: Readonly<Record<RenderFormat, FormatInfo>> = {
  html: { extension: '.html', printedAs: 'html', title: 'a page' },
  markdown: { extension: '.md', printedAs: 'markdown', title: 'Markdown' },
  text: { extension: '.txt', printedAs: 'text', title: 'text' },
  email: { extension: '.email.html', printedAs: 'html', title: 'an e-mail body' },
  docx: { extension: '.docx', title: 'a Word document' },
  pdf: { extension: '.pdf', title: 'a PDF' },
  json: { extension: '.json', printedAs: 'json', title: 'JSON' },
};

export interface RenderContext {
  readonly env: Environment;
  readonly services: CliServices;
  readonly io: CliIo;
  readonly paper: Paper;
  /** The path of the browser that creates PDFs, or undefined for other formats. */
  readonly browser: string | undefined;
}

/** Returns the path of the browser that creates PDFs. Throws `CommandError` if none is found. */
export function browserFor({ env }: CliIo): string {
  const browser = findBrowser({ env, platform: process.platform });
  if (browser !== undefined) return browser;
  const named = env['CHROMIUM'];
  throw new CommandError(
    named
      ? `a PDF requires Chromium or Chrome, but ${printable(named)} (environment variable CHROMIUM) cannot be run`
      : 'a PDF requires Chromium or Chrome, but neither was found; install one, or set the environment variable CHROMIUM to its path',
  );
}

/** Renders a document. Throws `RenderError` if that fails, and `InterruptedError` after Ctrl+C while a PDF is being created. */
export async function renderFormat(
  document: AdvisoryDocument,
  to: RenderFormat,
  resources: RenderResources,
  context: RenderContext,
): Promise<string | Uint8Array> {
  const { env } = context;
  if (to === 'json') return renderJson(document.advisory, attackReleaseOf(document.advisory, env.catalogue));
  const report = renderReport(document, env, 'published', resources);
  if (to === 'text') return renderText(report);
  if (to === 'markdown') return renderMarkdown(report);
  if (to === 'email') return renderEmail(report);
  const facts = documentFacts(document.advisory);
  if (to === 'docx') return renderDocx(report, { facts, paper: context.paper });
  const size = to === 'pdf' ? `\n@page { size: ${paperSizes[context.paper]}; }\n` : '';
  const css = context.services.pageStyle() + size;
  const page = renderPage(report, {
    css,
    hash: (part) => createHash('sha256').update(part).digest('base64'),
    onTemplateProblem(problem) {
      throw new RenderError(`the template ${problem}`);
    },
  });
  return to === 'pdf' ? pdfOf(page, facts.modified, context) : page;
}

/** The names of the paper sizes in CSS Paged Media. */
const paperSizes: Readonly<Record<Paper, string>> = { a4: 'A4', letter: 'letter' };

/** Thrown if a page cannot be rendered. The message follows the name of the file. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
}

async function pdfOf(
  page: string,
  modified: string | undefined,
  { io, browser = '' }: RenderContext,
): Promise<Uint8Array> {
  const interrupt = new AbortController();
  const release = io.onInterrupt?.(() => interrupt.abort());
  try {
    const { signal } = interrupt;
    return await printPdf(page, { browser, signal, ...(modified === undefined ? {} : { modified }) });
  } catch (error) {
    if (interrupt.signal.aborted) throw new InterruptedError();
    // The class is in another bundle, so `instanceof` would not recognise it.
    const isOfBrowser = error instanceof Error && error.name === 'PdfError';
    throw new RenderError(`no PDF was created: ${isOfBrowser ? `${browser} ${error.message}` : systemReason(error)}`);
  } finally {
    release?.();
  }
}
