/** Sets the timestamps in a ZIP archive. */

const [localEntry, centralEntry, endOfDirectory] = [0x04034b50, 0x02014b50, 0x06054b50];

/**
 * Sets the timestamps of all entries in an archive in place to `time` (RFC 3339, or 1980 if undefined), so that rendering the same document
 * again produces the same bytes. Throws if the archive is invalid or has a comment. Timestamps use the MS-DOS encoding, which begins in
 * 1980. Source: PKWARE, "APPNOTE.TXT", sections 4.3.7, 4.3.12, 4.3.16.
 */
export function setZipTimes(archive: Uint8Array, time: string | undefined): void {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.byteLength - 22;
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory)
    throw new Error('The ZIP archive has no central directory.');
  const [date, clock] = dosTime(time);
  let at = view.getUint32(end + 16, true);
  for (let remaining = view.getUint16(end + 10, true); remaining > 0; remaining--) {
    if (view.getUint32(at, true) !== centralEntry) throw new Error("The ZIP archive's central directory is invalid.");
    view.setUint16(at + 12, clock, true);
    view.setUint16(at + 14, date, true);
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) !== localEntry) throw new Error('An entry in the archive is invalid.');
    view.setUint16(local + 10, clock, true);
    view.setUint16(local + 12, date, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** Returns date and time of day in the MS-DOS encoding; 1 January 1980 if `time` is undefined or cannot be encoded. */
function dosTime(time: string | undefined): readonly [date: number, clock: number] {
  const [, year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(time ?? '')?.map(Number) ?? [];
  if (year < 1980 || year > 2107) return [(1 << 5) | 1, 0];
  return [((year - 1980) << 9) | (month << 5) | day, (hour << 11) | (minute << 5) | (second >> 1)];
}
