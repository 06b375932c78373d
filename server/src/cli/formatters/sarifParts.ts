/** Builds the smaller objects of SARIF 2.1.0. */
import type { ArtifactLocation, Fix as SarifFix, Message, Region, ReportingConfiguration } from 'sarif';

import type { Fix, Lines, Severity, Span } from '../../core/index.ts';
import { printable } from '../printable.ts';

export interface Artifact {
  readonly artifactLocation: ArtifactLocation;
}

type Level = NonNullable<ReportingConfiguration['level']>;

/** The SARIF level of each severity. SARIF has no level for hints; the `severity` property distinguishes them from notes. */
export const levels: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/**
 * Returns a plain text message. Braces, which would be read as placeholders, are doubled (SARIF 3.11.5). A space is inserted in `](`, so that
 * the text is not read as a link (SARIF 3.11.6).
 */
export function messageOf(text: string): Message & { text: string } {
  return { text: printable(text).replaceAll('](', '] (').replace(/[{}]/g, '$&$&') };
}

/** Returns the location of a file, relative to the root folder if the file is below it. */
export function artifactLocation({ uri, isBelow }: { readonly uri: string; readonly isBelow: boolean }): Artifact {
  return { artifactLocation: isBelow ? { uri, uriBaseId: '%SRCROOT%' } : { uri } };
}

/** Returns a region with 1-based positions. Its end column is exclusive. An empty span is an insertion point. */
export function regionOf([start, end]: Span, lines: Lines): Region {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}

/** Returns a fix for a single file. The edits of the fix must not overlap. */
export function fixOf(fix: Fix, artifact: Artifact, lines: Lines): SarifFix {
  const replacements = fix.edits.map(({ span, newText }) => ({
    deletedRegion: regionOf(span, lines),
    insertedContent: { text: newText },
  }));
  return {
    description: messageOf(fix.title),
    artifactChanges: [{ ...artifact, replacements }],
    properties: { safe: fix.safe === true },
  };
}
