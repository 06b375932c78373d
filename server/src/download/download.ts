/**
 * Downloads a file with limits on size, time and redirects, for the command line and the client. The client injects its `fetch`, which uses
 * the proxy that is configured in VS Code.
 */
import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { STATUS_CODES } from 'node:http';
import { maximumRedirects, megabytes } from './updateSources.ts';

export interface DownloadOptions {
  readonly fetch: typeof fetch;
  readonly maximumBytes: number;
  /** The maximum time without any data from the server, in milliseconds. */
  readonly stallMilliseconds: number;
  /** The maximum time for the whole download, including redirects, in milliseconds. */
  readonly totalMilliseconds: number;
  /** The minimum average speed in each period of `stallMilliseconds` after the first one with data, in bytes per second. */
  readonly minRate: number;
  /** Cancels the download. The promise is then rejected with the signal's reason. */
  readonly signal: AbortSignal;
  /** Called as data arrives. `total` is undefined if the server does not state the size. */
  progress?(received: number, total: number | undefined): void;
}

export interface Downloaded {
  readonly bytes: number;
  /** The SHA-256 of the file, in hexadecimal. */
  readonly sha256: string;
}

/** Thrown if the download fails. The message is a sentence without a full stop. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

/**
 * Downloads an HTTP or HTTPS URL to a new file, which is removed if the download fails. Throws `DownloadError`, the signal's reason or a
 * file system error, such as EEXIST if the file exists; it is then unchanged. Content that cannot be a JSON object is rejected at its first character.
 */
export async function download(address: string, file: string, options: DownloadOptions): Promise<Downloaded> {
  const watch = createWatch(options);
  try {
    const response = await request(address, options.fetch, watch);
    const handle = await open(file, 'wx', 0o600);
    return await receive(response, handle, options, watch)
      .finally(() => handle.close())
      .catch(async (error: unknown) => {
        await rm(file, { force: true });
        throw error;
      });
  } catch (error) {
    throw options.signal.aborted ? options.signal.reason : (watch.failure() ?? readable(error));
  } finally {
    watch.end();
  }
}

interface Watch {
  readonly signal: AbortSignal;
  /**
   * Records that the server responded, which resets the stall timer. `bytes` is the number of bytes received for the file, 0 for headers
   * and redirects.
   */
  heard(bytes?: number): void;
  failure(): DownloadError | undefined;
  end(): void;
}

/**
 * Creates a signal that aborts if the caller aborts, if the server sends nothing or too little in a period, or if the download takes too
 * long.
 */
function createWatch({ signal, stallMilliseconds, totalMilliseconds, minRate }: DownloadOptions): Watch {
  const own = new AbortController();
  let failure: DownloadError | undefined;
  const fail = (sentence: string): void => {
    failure ??= new DownloadError(sentence);
    own.abort(failure);
  };
  const silence = setTimeout(
    () => fail(`the server sent nothing for ${stallMilliseconds / 1000} seconds`),
    stallMilliseconds,
  );
  const whole = setTimeout(() => fail(`it took longer than ${inWords(totalMilliseconds)}`), totalMilliseconds);
  let received = 0;
  let begun = false;
  const pace = setInterval(() => {
    const minBytes = (minRate * stallMilliseconds) / 1000;
    if (begun && received < minBytes) fail(`the server sends fewer than ${minRate} bytes per second`);
    begun ||= received > 0;
    received = 0;
  }, stallMilliseconds);
  return {
    signal: AbortSignal.any([signal, own.signal]),
    heard(bytes = 0) {
      received += bytes;
      silence.refresh();
    },
    failure: () => failure,
    end() {
      clearTimeout(silence);
      clearTimeout(whole);
      clearInterval(pace);
    },
  };
}

const inWords = (milliseconds: number): string =>
  milliseconds < 120_000 ? `${milliseconds / 1000} seconds` : `${milliseconds / 60_000} minutes`;

/** Follows redirects and returns the final response. */
async function request(address: string, fetcher: typeof fetch, watch: Watch): Promise<Response> {
  let url = parseAddress(address);
  if (hasCredentials(url))
    throw new DownloadError(
      'a URL with a user name or password is not supported; download the file with another program, and install it from there',
    );
  for (let redirects = 0; redirects <= maximumRedirects; redirects++) {
    const response = await fetcher(url, {
      redirect: 'manual',
      signal: watch.signal,
      headers: { accept: 'application/json' },
    });
    watch.heard();
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (location === null) {
      if (response.ok) return response;
      await response.body?.cancel();
      // The body of the response is not shown, because it may not be meant for users.
      throw new DownloadError(`the server answered ${response.status} ${STATUS_CODES[response.status] ?? ''}`.trim());
    }
    await response.body?.cancel();
    const next = parseAddress(location, url);
    if (url.protocol === 'https:' && next.protocol === 'http:')
      throw new DownloadError('the server redirects from https to http, which is not allowed');
    if (hasCredentials(next))
      throw new DownloadError('the server redirects to a URL with a user name or password, which is not allowed');
    url = next;
  }
  throw new DownloadError(`the server redirects more than ${maximumRedirects} times`);
}

function hasCredentials({ username, password }: URL): boolean {
  return username !== '' || password !== '';
}

function parseAddress(address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base) : undefined;
  if (url === undefined) throw new DownloadError('this is not a URL');
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new DownloadError(`only http and https URLs are supported, not ${url.protocol.slice(0, -1)}`);
  return url;
}

async function receive(
  response: Response,
  handle: FileHandle,
  options: DownloadOptions,
  watch: Watch,
): Promise<Downloaded> {
  const { maximumBytes } = options;
  const total = statedLength(response);
  const tooLarge = (found: string): DownloadError =>
    new DownloadError(`it is ${found} than the allowed ${megabytes(maximumBytes)}`);
  if (total !== undefined && total > maximumBytes) {
    await response.body?.cancel();
    throw tooLarge(`${megabytes(total)}, more`);
  }
  const hash = createHash('sha256');
  const start = createStartCheck();
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    watch.heard(chunk.length);
    bytes += chunk.length;
    if (bytes > maximumBytes) throw tooLarge('larger');
    start(chunk);
    hash.update(chunk);
    await handle.writeFile(chunk);
    options.progress?.(bytes, total);
  }
  if (bytes === 0) throw new DownloadError('the server sent no data');
  if (total !== undefined && bytes !== total)
    throw new DownloadError(`the server sent ${megabytes(bytes)} of ${megabytes(total)}`);
  await handle.sync();
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * Returns the length stated in the header. Returns undefined if no valid length is stated, and for compressed content, whose stated length
 * differs from the length of the file.
 */
function statedLength({ headers }: Response): number | undefined {
  const length = headers.get('content-length');
  return length !== null && /^\d+$/.test(length) && headers.get('content-encoding') === null
    ? Number(length)
    : undefined;
}

const whitespace = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

/** Creates a function that throws if the first character that is neither whitespace nor a byte order mark does not begin a JSON object. */
function createStartCheck(): (chunk: Uint8Array) => void {
  let begun = false;
  return (chunk) => {
    if (begun) return;
    const first = chunk.find((byte) => !whitespace.has(byte));
    if (first === undefined) return;
    begun = true;
    if (first === 0x3c) throw new DownloadError('it is a web page, not JSON');
    if (first !== 0x7b) throw new DownloadError('it is not JSON');
  };
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no server with that name exists',
  EAI_AGAIN: 'the server name could not be resolved',
  ECONNREFUSED: 'the server refused the connection',
  ECONNRESET: 'the server closed the connection',
  ETIMEDOUT: 'the server did not answer',
  UND_ERR_CONNECT_TIMEOUT: 'the server did not answer',
  UND_ERR_SOCKET: 'the connection was closed before the file was complete',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the connection was closed before the file was complete',
};

/** Converts a network error of `fetch`, whose reason is its `cause`, to a `DownloadError`. Returns any other error unchanged. */
function readable(error: unknown): unknown {
  if (!(error instanceof TypeError)) return error;
  const cause: unknown = error.cause;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  if (error.message === 'terminated')
    return new DownloadError('the connection was closed before the file was complete');
  // Messages of network errors are not shown, because they may contain URLs with secrets and data from the server.
  return new DownloadError(reasons[code] ?? `the download failed${code === '' ? '' : ` (${code})`}`);
}
