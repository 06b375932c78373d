/** The messages between the preview's host and its page. */

/** A message above the report. */
export interface Banner {
  readonly text: string;
  /** Whether to show a button that restarts the language server. */
  readonly restart?: boolean;
  /** The zero-based source line that the message is about; a button leads to it. */
  readonly line?: number;
}

/** The state that the page keeps when the window reloads. */
export interface PageState {
  /** The advisory's URI. */
  readonly uri: string;
  /** Whether the preview is locked to its advisory. */
  readonly locked: boolean;
}

/** A message from the host to the page. */
export type ToPage =
  /** Contents of parts by name, for the next update. Many parts are sent in several messages. */
  | { readonly type: 'parts'; readonly parts: Readonly<Record<string, string>> }
  | {
      readonly type: 'update';
      /** The report body from the server; elements with `data-part` are filled with the part of that name. */
      readonly root: string;
      /** The organisation's stylesheet. */
      readonly style: string;
      /** Explains why the report is not current; undefined if it is. */
      readonly banner: Banner | undefined;
    }
  | { readonly type: 'banner'; readonly banner: Banner | undefined }
  | { readonly type: 'state'; readonly state: PageState }
  | { readonly type: 'scrollTo'; /** Zero-based line of the source. */ readonly line: number }
  /** Shows the block of a zero-based line of the source, and gives it the focus. */
  | { readonly type: 'reveal'; readonly line: number }
  /** Asks for a `reveal` of the block that has the focus or is at the top. */
  | { readonly type: 'revealSource' }
  | {
      readonly type: 'configure';
      readonly scrollSync: boolean;
      /** The size of the text in percent. */
      readonly zoom: number;
    };

/** A message from the page to the host. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'restart' }
  | { readonly type: 'scrolled'; readonly line: number }
  | { readonly type: 'reveal'; readonly line: number }
  | { readonly type: 'openSection'; readonly key: string; readonly line: number }
  | { readonly type: 'insertSection'; readonly key: string }
  | { readonly type: 'openLink'; readonly href: string };

/** Parses a message from the page. The page shows hostile content and is not trusted; undefined if the message is invalid. */
export function readFromPage(value: unknown): FromPage | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
  const line = 'line' in value ? readLine(value.line) : undefined;
  switch (value.type) {
    case 'ready':
    case 'restart':
      return { type: value.type };
    case 'scrolled':
    case 'reveal':
      return line === undefined ? undefined : { type: value.type, line };
    case 'openSection':
      if (line === undefined || !('key' in value) || typeof value.key !== 'string') return undefined;
      return { type: 'openSection', key: value.key, line };
    case 'insertSection':
      return 'key' in value && isKey(value.key) ? { type: 'insertSection', key: value.key } : undefined;
    case 'openLink':
      return 'href' in value && typeof value.href === 'string' ? { type: 'openLink', href: value.href } : undefined;
    default:
      return undefined;
  }
}

/** Parses the state saved by a page in an earlier session, possibly by an earlier version of the extension; undefined if it is invalid. */
export function readPageState(value: unknown): PageState | undefined {
  if (typeof value !== 'object' || value === null || !('uri' in value)) return undefined;
  const locked = 'locked' in value && value.locked === true;
  return typeof value.uri === 'string' ? { uri: value.uri, locked } : undefined;
}

/** Whether a value has the form of a top-level key. */
const isKey = (value: unknown): value is string => typeof value === 'string' && /^[a-z][a-z0-9_]{0,63}$/.test(value);

function readLine(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
