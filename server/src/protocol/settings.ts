/** The settings that server and client share. They are plain data. */
import type { RenderSettings } from '../core/settings/renderSettings.ts';
import type { PreferredNaming, RequiredSections, RuleSettings } from '../core/settings/settings.ts';

/** The settings under `advisory.` that the server reads. */
export interface AdvisorySettings {
  /** Severities by rule code or family, e.g. `{ "attack/revoked": "error" }`. */
  readonly rules: RuleSettings;
  /**
   * Sections that are required in addition to those that the schema requires, by condition, e.g. `{ "severity:critical": ["indicators"] }`.
   */
  readonly requiredSections: RequiredSections;
  /** Paths and globs of catalogue files, relative to the workspace folder. */
  readonly catalogues: readonly string[];
  readonly actors: { readonly preferredNaming: PreferredNaming };
  /** The appearance of reports. */
  readonly render: Required<RenderSettings>;
  /** The inlay hints to show. */
  readonly inlayHints: { readonly names: boolean; readonly cvss: boolean; readonly indicatorCounts: boolean };
}

export const defaultSettings: AdvisorySettings = {
  rules: {},
  requiredSections: {},
  catalogues: [],
  actors: { preferredNaming: 'any' },
  render: {
    stylesheet: '',
    template: '',
    logo: '',
    publisher: '',
    header: '',
    footer: '',
    sections: [],
    titles: {},
    language: '',
  },
  inlayHints: { names: true, cvss: true, indicatorCounts: true },
};
