/**
 * Names of the weaknesses that occur most often in advisories. Source: MITRE, Common Weakness Enumeration. The full list is not part of
 * this project.
 */

const names: Readonly<Record<number, string>> = {
  20: 'Improper Input Validation',
  22: 'Path Traversal',
  59: 'Link Following',
  74: 'Injection',
  77: 'Command Injection',
  78: 'OS Command Injection',
  79: 'Cross-site Scripting',
  89: 'SQL Injection',
  94: 'Code Injection',
  119: 'Improper Restriction of Operations within the Bounds of a Memory Buffer',
  120: 'Classic Buffer Overflow',
  121: 'Stack-based Buffer Overflow',
  122: 'Heap-based Buffer Overflow',
  125: 'Out-of-bounds Read',
  190: 'Integer Overflow or Wraparound',
  200: 'Exposure of Sensitive Information to an Unauthorized Actor',
  269: 'Improper Privilege Management',
  276: 'Incorrect Default Permissions',
  284: 'Improper Access Control',
  287: 'Improper Authentication',
  288: 'Authentication Bypass Using an Alternate Path or Channel',
  295: 'Improper Certificate Validation',
  306: 'Missing Authentication for Critical Function',
  307: 'Improper Restriction of Excessive Authentication Attempts',
  327: 'Use of a Broken or Risky Cryptographic Algorithm',
  352: 'Cross-Site Request Forgery',
  362: 'Race Condition',
  400: 'Uncontrolled Resource Consumption',
  416: 'Use After Free',
  427: 'Uncontrolled Search Path Element',
  434: 'Unrestricted Upload of File with Dangerous Type',
  476: 'NULL Pointer Dereference',
  502: 'Deserialization of Untrusted Data',
  522: 'Insufficiently Protected Credentials',
  601: 'Open Redirect',
  611: 'Improper Restriction of XML External Entity Reference',
  639: 'Authorization Bypass Through User-Controlled Key',
  732: 'Incorrect Permission Assignment for Critical Resource',
  770: 'Allocation of Resources Without Limits or Throttling',
  787: 'Out-of-bounds Write',
  798: 'Use of Hard-coded Credentials',
  843: 'Type Confusion',
  862: 'Missing Authorization',
  863: 'Incorrect Authorization',
  918: 'Server-Side Request Forgery',
};

/** Returns the name of a weakness by its ID, e.g. `CWE-79`; undefined for weaknesses that are not listed here, and for other strings. */
export function weaknessName(text: string): string | undefined {
  const number = /^\s*CWE-(\d{1,5})\s*$/i.exec(text)?.[1];
  return number === undefined ? undefined : names[Number(number)];
}

/** Returns the numbers and names of these weaknesses, in ascending order. Bundles that are loaded on first use can only export functions. */
export const weaknessNames = (): readonly (readonly [number: string, name: string])[] => Object.entries(names);
