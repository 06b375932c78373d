/** Whether an update may replace the current catalogue. */
import type { Catalogue, Domain } from '../catalogue.ts';
import { compareReleases } from '../release.ts';
import type { ReleaseData } from './releaseData.ts';
import { UpdateError } from './updateError.ts';

export interface AcceptanceOptions {
  /** Accept a release that is older than the newest known one. */
  readonly allowOlder?: boolean;
  /** The day of the update, `YYYY-MM-DD`; the date of a release is not compared with it when absent. */
  readonly today?: string;
}

/** ATT&CK has two major releases a year: a number beyond this many majors, or a date beyond this many years, would shadow all to come. */
const majorsAhead = 100;
const yearsAhead = 5;

/** No ATT&CK release ever dropped half of a matrix: a bundle with less than this share of the known techniques is incomplete. */
const leastShare = 0.5;

const domainNames: Readonly<Record<Domain, string>> = { enterprise: 'Enterprise', mobile: 'Mobile', ics: 'ICS' };

/** Throws `UpdateError` when the release is older than the newest known one, is incomplete, or has an impossible number or date. */
export function checkRelease(
  data: ReleaseData,
  catalogue: Catalogue,
  { allowOlder = false, today }: AcceptanceOptions = {},
): void {
  const { newest } = catalogue;
  if (!allowOlder && compareReleases(data.release, newest) < 0)
    throw new UpdateError(`it is ATT&CK v${data.release}, and v${newest} is already there`);
  checkNumberAndDate(data, catalogue, today);
  if (data.domains.length === 0) throw new UpdateError('it describes no ATT&CK matrix');
  const before = catalogue.at(data.release);
  for (const domain of data.domains) {
    const now = data.objects.filter(
      ({ kind, status, domains }) => kind === 'technique' && status === undefined && domains.includes(domain),
    ).length;
    const then = before
      .objects('technique')
      .filter(({ revoked, deprecated, domains }) => !revoked && !deprecated && domains.includes(domain)).length;
    if (now < then * leastShare)
      throw new UpdateError(
        `it is not a whole release: it has ${now} techniques of ${domainNames[domain]}, ATT&CK v${before.release} has ${then}`,
      );
  }
}

function checkNumberAndDate({ release, date }: ReleaseData, { newest, releases }: Catalogue, today?: string): void {
  if (Number.parseInt(release, 10) > Number.parseInt(newest, 10) + majorsAhead)
    throw new UpdateError(`it says that it is ATT&CK v${release}, and v${newest} is the newest known one`);
  if (today !== undefined && date > `${Number.parseInt(today, 10) + yearsAhead}${today.slice(4)}`)
    throw new UpdateError(`its date is ${date}, more than ${yearsAhead} years from now`);
  // Of a release that is known with its day, that day counts.
  if (releases.some((known) => known.release === release && known.date.length === date.length)) return;
  const before = releases.findLast((known) => compareReleases(known.release, release) < 0);
  const after = releases.find((known) => compareReleases(known.release, release) > 0);
  if (before && date.slice(0, before.date.length) < before.date)
    throw new UpdateError(`its date ${date} is before that of ATT&CK v${before.release}, ${before.date}`);
  if (after && date.slice(0, after.date.length) > after.date)
    throw new UpdateError(`its date ${date} is after that of ATT&CK v${after.release}, ${after.date}`);
}
