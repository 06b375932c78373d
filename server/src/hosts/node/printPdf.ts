/** Prints a page as PDF with an installed browser. The browser runs headless, without the user's profile and without network access. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Thrown if the browser did not create a PDF. The message follows the path of the browser. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
}

export interface PdfOptions {
  /** The path of the browser. */
  readonly browser: string;
  /** When the document was last changed, in RFC 3339, UTC. The PDF contains this date instead of the time of printing. */
  readonly modified?: string;
  readonly signal?: AbortSignal;
  /** The time in milliseconds after which the browser is stopped. */
  readonly timeout?: number;
}

const twoMinutes = 120_000;

/**
 * Returns an HTML page as a tagged PDF with a title and an outline of its headings. The paper size is set by the stylesheet of the page.
 * Throws `PdfError`, or a system error if a temporary file cannot be written. Temporary files are removed in either case.
 */
export async function printPdf(html: string, options: PdfOptions): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'advisory-pdf-'));
  try {
    const [page, output] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    await writeFile(page, html);
    const said = await runBrowser(options, [
      ...argumentsFor(folder),
      `--print-to-pdf=${output}`,
      pathToFileURL(page).href,
    ]);
    const bytes = await readFile(output).catch(() => undefined);
    if (!bytes?.subarray(0, 5).equals(Buffer.from('%PDF-'))) throw new PdfError(`created no PDF${said}`);
    return options.modified === undefined ? bytes : withDates(bytes, options.modified);
  } finally {
    // Child processes of the browser may still be writing files when the browser has exited.
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => undefined);
  }
}

/**
 * Returns the arguments for a headless browser without network access. Sources: Chromium, `headless/app/headless_shell_switches.cc` and
 * `chrome/common/chrome_switches.cc`.
 */
const argumentsFor = (folder: string): string[] => [
  '--headless',
  // Chromium does not run in its sandbox as root. Without the sandbox, the page is still safe, because it contains no script.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  `--user-data-dir=${join(folder, 'profile')}`,
  '--no-pdf-header-footer',
  '--export-tagged-pdf',
  '--generate-pdf-document-outline',
];

/**
 * Runs the browser until it exits. Returns the last line of its error output after `: `, to be appended to an error message; empty if there
 * is no output. Throws `PdfError` if the browser fails, takes too long or is interrupted.
 */
function runBrowser({ browser, signal, timeout = twoMinutes }: PdfOptions, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
    let said = '';
    let why: string | undefined;
    const end = (reason: string): void => {
      why ??= reason;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => end(`did not finish within ${Math.round(timeout / 1000)} seconds`), timeout);
    const interrupt = (): void => end('was interrupted');
    signal?.addEventListener('abort', interrupt);
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
    const done = (settle: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupt);
      child.stderr.destroy();
      settle();
    };
    child.on('error', (error) => done(() => reject(new PdfError(`cannot be started: ${error.message}`))));
    child.on('exit', (code) => {
      const line = said.trim().split('\n').at(-1) ?? '';
      const rest = line === '' ? '' : `: ${line}`;
      if (why !== undefined) return done(() => reject(new PdfError(why ?? '')));
      if (code !== 0) return done(() => reject(new PdfError(`ended with status ${String(code)}${rest}`)));
      done(() => resolve(rest));
    });
    if (signal?.aborted) interrupt();
  });
}

/**
 * Returns the PDF with the date of the document in place of the time of printing. The number of bytes does not change. Source: ISO 32000-1,
 * section 7.9.4. Chromium's PDF library writes the dates near the start of the file, in the form `D:20260714000000+00'00'`.
 */
function withDates(bytes: Buffer, modified: string): Buffer {
  const digits = modified.replace(/\D/g, '').slice(0, 14);
  if (digits.length !== 14) return bytes;
  const head = bytes.subarray(0, 4096).toString('latin1');
  const dated = head.replace(
    /(\/(?:CreationDate|ModDate) \(D:)\d{14}([+-]\d\d'\d\d')/g,
    (_all, before: string, zone: string) => {
      return `${before}${digits}${zone.replace(/[+-]\d\d'\d\d/, "+00'00")}`;
    },
  );
  const copy = Buffer.from(bytes);
  copy.write(dated, 0, 'latin1');
  return copy;
}
