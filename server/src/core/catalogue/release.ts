/** ATT&CK release numbers. They are compared as numbers: as strings, "9.0" would be newer than "19.1". */

const releasePattern = /^(\d+)\.(\d+)$/;

/** Compares two releases (`18.1`): negative if the first is older. Text that is not a release sorts first. */
export function compareReleases(first: string, second: string): number {
  const [major, minor] = parts(first);
  const [otherMajor, otherMinor] = parts(second);
  return major - otherMajor || minor - otherMinor;
}

/**
 * Returns the release that an advisory's `attack_version` refers to: a known release or, for a major version (`18`), its newest known minor
 * release. Returns undefined if no release matches. A leading `v` is ignored. `releases` contains the known releases, in any order.
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
 * Returns the release that was current on a day (`YYYY-MM-DD`, with or without a time). `releases` is sorted, oldest first; of releases
 * with the same date, the newest is used. For a day before the first release date, returns the newest release with the first date, because
 * the earliest releases all have the date of their republication. Returns an empty string if there are no releases.
 */
export function releaseOnDay(
  day: string,
  releases: readonly { readonly release: string; readonly date: string }[],
): string {
  const start = releases[0]?.date ?? '';
  const current = day.slice(0, 10) < start ? start : day.slice(0, 10);
  return releases.findLast(({ date }) => date <= current)?.release ?? '';
}

/** Returns the newest of `releases` that is not newer than `release`, or the oldest if all are newer. Throws if `releases` is empty. */
export function releaseAtOrBefore(release: string, releases: readonly string[]): string {
  const sorted = [...releases].sort(compareReleases);
  const found = sorted.filter((known) => compareReleases(known, release) <= 0).at(-1) ?? sorted[0];
  if (found === undefined) throw new Error('The catalogue contains no ATT&CK release.');
  return found;
}

function parts(release: string): [major: number, minor: number] {
  const match = releasePattern.exec(release);
  return match === null ? [-1, -1] : [Number(match[1]), Number(match[2])];
}
