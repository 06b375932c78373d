/** Names and shapes that server and client share beside LSP 3.17: plain data, no dependency on either side. */

/** Request `advisory/render`: the report of an open advisory, from its newest text. */
export const renderRequest = 'advisory/render';

export interface RenderParams {
  readonly textDocument: { readonly uri: string };
  readonly theme?: 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';
}

/** A rendered block and the zero-based line of the advisory that it shows. */
export interface SourceMapEntry {
  readonly line: number;
  readonly id: string;
}

export interface RenderResult {
  /** The report's body: markup made by the server, every value escaped. */
  readonly html: string;
  /** The document version that was rendered. */
  readonly version: number;
  readonly sourceMap: readonly SourceMapEntry[];
  /** The YAML is broken: what was rendered is what could be read of it. */
  readonly broken: boolean;
  readonly title: string;
}

export type RuleSeverity = 'off' | 'hint' | 'info' | 'warning' | 'error';

/** The settings under `advisory.` that the server reads. */
export interface AdvisorySettings {
  /** Severities by rule code, e.g. `{ "attack/revoked": "error" }`. */
  readonly rules: Readonly<Record<string, RuleSeverity>>;
}

export const defaultSettings: AdvisorySettings = { rules: {} };

/** The `workspace/executeCommand` that answers like `advisory/render`; its one argument is the advisory's URI. */
export const renderCommand = 'advisory.render';
