/** Recognises vendors' labels for unnamed activity clusters. */

const numbered = /^(?:UNC|TA|DEV|UAC|UAT|UTG|TAG|CL|TEMP|Storm|APT-[CQ]|TGR|STAC|CTG|GTG)[-_ ]?(?:[A-Z]{1,4}-)*\d+/i;
const byCountry = /^[\p{L}\p{N}]+-nexus\b/iu;

/**
 * Whether a name begins with a vendor's label for an unnamed cluster (`UNC3886`, `CL-STA-0044`, `APT-C-37`) or with a label by country
 * (`China-nexus`). No catalogue contains all of these.
 */
export function isVendorNumber(name: string): boolean {
  return numbered.test(name) || byCountry.test(name);
}
