/** Labels that vendors give to clusters of activity that have no name yet. */

const numbered = /^(?:UNC|TA|DEV|UAC|UAT|UTG|TAG|CL|TEMP|Storm|APT-[CQ]|TGR|STAC|CTG|GTG)[-_ ]?(?:[A-Z]{1,4}-)*\d+/i;
const byCountry = /^[\p{L}\p{N}]+-nexus\b/iu;

/**
 * Whether a name is a vendor's running number for a cluster that has no name yet (`UNC3886`, `CL-STA-0044`, `APT-C-37`), or a label by
 * country (`China-nexus`): no catalogue holds all of these.
 */
export function isVendorNumber(name: string): boolean {
  return numbered.test(name) || byCountry.test(name);
}
