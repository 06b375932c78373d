/** Checks whether an update may replace the current catalogue. */
import type { Catalogue, Domain } from '../catalogue.ts';
import { compareReleases } from '../release.ts';
import type { ReleaseData } from './releaseData.ts';
import { UpdateError } from './updateError.ts';

export interface AcceptanceOptions {
  /** Whether to accept a release that is older than the newest known one. */
  readonly allowOlder?: boolean;
  /** The day of the update, `YYYY-MM-DD`; if absent, it is not checked whether the release date is too far in the future. */
  readonly today?: string;
}

/**
 * The maximum number of major versions by which a release may be newer than the newest known release. A release with an implausibly high
 * number would count as newer than all real releases that follow.
 */
const maxMajorsAhead = 100;
/** The maximum number of years by which the date of a release may be in the future. */
const maxYearsAhead = 5;

/**
 * The minimum share of a domain's known active techniques that a bundle must contain. No ATT&CK release has removed half of a matrix, so a
 * bundle with fewer techniques is incomplete.
 */
const minShare = 0.5;

const domainNames: Readonly<Record<Domain, string>> = { enterprise: 'Enterprise', mobile: 'Mobile', ics: 'ICS' };

/**
 * Throws `UpdateError` if the release is incomplete, if it has an implausible number or date, or if it is older than the newest known
 * release and `allowOlder` is not set.
 */
export function checkRelease(
  data: ReleaseData,
  catalogue: Catalogue,
  { allowOlder = false, today }: AcceptanceOptions = {},
): void {
  const { newest } = catalogue;
  if (!allowOlder && compareReleases(data.release, newest) < 0)
    throw new UpdateError(`it is ATT&CK ${data.release}, but ${newest} is already installed`);
  checkNumberAndDate(data, catalogue, today);
  if (data.domains.length === 0) throw new UpdateError('it contains no ATT&CK matrix');
  const before = catalogue.at(data.release);
  for (const domain of data.domains) {
    const now = data.objects.filter(
      ({ kind, status, domains }) => kind === 'technique' && status === undefined && domains.includes(domain),
    ).length;
    const then = before
      .objects('technique')
      .filter(({ revoked, deprecated, domains }) => !revoked && !deprecated && domains.includes(domain)).length;
    if (now < then * minShare)
      throw new UpdateError(
        `it is incomplete: it has ${now} ${domainNames[domain]} techniques, but ATT&CK ${before.release} has ${then}`,
      );
  }
}

function checkNumberAndDate({ release, date }: ReleaseData, { newest, releases }: Catalogue, today?: string): void {
  if (Number.parseInt(release, 10) > Number.parseInt(newest, 10) + maxMajorsAhead)
    throw new UpdateError(`it claims to be ATT&CK ${release}, but the newest known release is ${newest}`);
  if (today !== undefined && date > `${Number.parseInt(today, 10) + maxYearsAhead}${today.slice(4)}`)
    throw new UpdateError(`its date is ${date}, more than ${maxYearsAhead} years in the future`);
  // If the exact date of the release is known, the date in the update is not used, so it is not compared with the dates of other releases.
  if (releases.some((known) => known.release === release && known.date.length === date.length)) return;
  const before = releases.findLast((known) => compareReleases(known.release, release) < 0);
  const after = releases.find((known) => compareReleases(known.release, release) > 0);
  if (before && date.slice(0, before.date.length) < before.date)
    throw new UpdateError(`its date, ${date}, is before that of ATT&CK ${before.release} (${before.date})`);
  if (after && date.slice(0, after.date.length) > after.date)
    throw new UpdateError(`its date, ${date}, is after that of ATT&CK ${after.release} (${after.date})`);
}
