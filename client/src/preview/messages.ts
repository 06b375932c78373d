/** The messages that the extension and the page of a preview exchange. */

/** A message above the report. */
export interface Banner {
  readonly text: string;
  /** Whether to show a button that restarts the language server. */
  readonly restart?: boolean;
  /** The zero-based source line that the message refers to. A button in the banner goes to this line. */
  readonly line?: number;
}

/** The state that the page saves and gets back when the window reloads. */
export interface PageState {
  /** The URI of the advisory. */
  readonly uri: string;
  /** Whether the preview is locked to its advisory. */
  readonly locked: boolean;
}

/** A message from the extension to the page. */
export type ToPage =
  /** Contents of parts by name, for the next update. They may be spread over several messages. */
  | { readonly type: 'parts'; readonly parts: Readonly<Record<string, string>> }
  | {
      readonly type: 'update';
      /** The report body from the server. Each element with `data-part` is a placeholder for the part with that name. */
      readonly root: string;
      /** The organisation's stylesheet. */
      readonly style: string;
      /** Explains why the report does not match the current text, or undefined if the report matches it. */
      readonly banner: Banner | undefined;
    }
  | { readonly type: 'banner'; readonly banner: Banner | undefined }
  | { readonly type: 'state'; readonly state: PageState }
  | { readonly type: 'scrollTo'; /** The zero-based line in the source. */ readonly line: number }
  /** Scrolls to the block of a zero-based source line and focuses it. */
  | { readonly type: 'reveal'; readonly line: number }
  /** Asks the page to send `reveal` for the focused block, or else for the block at the top. */
  | { readonly type: 'revealSource' }
  | {
      readonly type: 'configure';
      readonly scrollSync: boolean;
      /** The text size in percent. */
      readonly zoom: number;
    };

/** A message from the page to the extension. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'restart' }
  | { readonly type: 'scrolled'; readonly line: number }
  | { readonly type: 'reveal'; readonly line: number }
  | { readonly type: 'openSection'; readonly key: string; readonly line: number }
  | { readonly type: 'insertSection'; readonly key: string }
  | { readonly type: 'openLink'; readonly href: string };

/** Parses a message from the page. Returns undefined if the message is invalid. The page shows hostile content and is not trusted. */
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

/**
 * Parses the state that a page saved in an earlier session, possibly with an earlier version of the extension. Returns undefined if the
 * state is invalid.
 */
export function readPageState(value: unknown): PageState | undefined {
  if (typeof value !== 'object' || value === null || !('uri' in value)) return undefined;
  const locked = 'locked' in value && value.locked === true;
  return typeof value.uri === 'string' ? { uri: value.uri, locked } : undefined;
}

/** Whether a value has the syntax of a top-level key. */
const isKey = (value: unknown): value is string => typeof value === 'string' && /^[a-z][a-z0-9_]{0,63}$/.test(value);

function readLine(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
