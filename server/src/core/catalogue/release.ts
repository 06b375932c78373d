/** ATT&CK's release numbers. They compare as numbers: as strings, "9.0" would be newer than "19.1". */

const releasePattern = /^(\d+)\.(\d+)$/;

/** Orders two releases (`18.1`): negative when the first is older. What is not a release sorts before all. */
export function compareReleases(first: string, second: string): number {
  const [major, minor] = parts(first);
  const [otherMajor, otherMinor] = parts(second);
  return major - otherMajor || minor - otherMinor;
}

/**
 * The release that an advisory's `attack_version` means: itself when known, or of a major alone (`18`) its newest known minor.
 * A leading `v` is taken for what it is. `releases` are the known ones, in any order; undefined when none fits.
 */
export function resolveRelease(version: string, releases: readonly string[]): string | undefined {
  const text = version.trim().replace(/^v/i, '');
  if (releases.includes(text)) return text;
  if (!/^\d+$/.test(text)) return undefined;
  return releases
    .filter((release) => release.startsWith(`${text}.`))
    .sort(compareReleases)
    .at(-1);
}

/**
 * The release that was current on a day (`YYYY-MM-DD`, with or without a time); `releases` are dated and oldest first, and of several
 * with one date the newest counts. The first ones all have the day on which they were republished, so an earlier day is judged by
 * what was known then: the newest of them. Empty when there are none.
 */
export function releaseOnDay(
  day: string,
  releases: readonly { readonly release: string; readonly date: string }[],
): string {
  const start = releases[0]?.date ?? '';
  const current = day.slice(0, 10) < start ? start : day.slice(0, 10);
  return releases.findLast(({ date }) => date <= current)?.release ?? '';
}

/** The newest of `releases` that is not newer than `release`, else the oldest of them. Throws when there are none. */
export function releaseAtOrBefore(release: string, releases: readonly string[]): string {
  const sorted = [...releases].sort(compareReleases);
  const found = sorted.filter((known) => compareReleases(known, release) <= 0).at(-1) ?? sorted[0];
  if (found === undefined) throw new Error('The catalogue holds no ATT&CK release.');
  return found;
}

function parts(release: string): [major: number, minor: number] {
  const match = releasePattern.exec(release);
  return match === null ? [-1, -1] : [Number(match[1]), Number(match[2])];
}
