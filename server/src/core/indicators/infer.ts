/** Infers the type of an indicator given as a bare value. */
import type { IndicatorType } from '../model/vocabularies.ts';
import { readAddress, readNetwork } from './addresses.ts';
import { isPlainlyFile } from './extensions.ts';
import { hasHive, isPlainlyPath, isPlainlyPipe } from './files.ts';
import * as hashes from './hashes.ts';
import { isDomain, isEmail, isPlainlyUrl, readHostPort, readUrl } from './hosts.ts';
import { nameType } from './names.ts';
import { isPackage, isPlainlyPackage } from './packages.ts';
import { refang } from './refang.ts';
import { isTopLevel } from './topLevels.ts';
import { readAsn, readSocket } from './sockets.ts';
import { isPlainlyWallet } from './wallets.ts';

/**
 * Returns the type of a bare indicator value (format.md, `indicators`), defanged or not. A hash of 32, 40, 64 or 128 hexadecimal digits is a file
 * hash; a name with a file extension is a file name, unless it is defanged. The type is `other` for a value of no known type.
 */
export function inferIndicatorType(value: string): IndicatorType {
  const text = refang(value);
  if (text === '' || text.length > maxLength) return 'other';
  if (/\s/.test(text)) return withSpaces(text);
  return ofScheme(text) ?? ofHash(text) ?? ofHost(text, text !== value.trim()) ?? ofMachine(text) ?? 'other';
}

/** The maximum length of an indicator; a longer value is free text. */
const maxLength = 4096;

function withSpaces(text: string): IndicatorType {
  if (/^ASN? \d+$/i.test(text) && readAsn(text) !== undefined) return 'asn';
  if (hashes.bareFingerprint(text) !== text) return ofHash(hashes.bareFingerprint(text), true) ?? 'other';
  return ofMachine(text) ?? 'other';
}

function ofScheme(text: string): IndicatorType | undefined {
  if (isPlainlyPackage(text)) return 'package';
  return /^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(text) ? 'url' : undefined;
}

function ofHash(text: string, certificate = false): IndicatorType | undefined {
  if (text.length < 32) return undefined;
  if (hashes.isSha1(text)) return certificate ? 'certificate_sha1' : 'sha1';
  if (hashes.isSha256(text)) return certificate ? 'certificate_sha256' : 'sha256';
  if (certificate) return undefined;
  if (hashes.isMd5(text)) return 'md5';
  if (hashes.isSha512(text)) return 'sha512';
  if (hashes.bareFingerprint(text) !== text) return ofHash(hashes.bareFingerprint(text), true);
  if (hashes.isTlsh(text)) return 'tlsh';
  if (hashes.isClientJa4(text)) return 'ja4';
  return hashes.isSsdeep(text) ? 'ssdeep' : undefined;
}

function ofHost(text: string, defanged: boolean): IndicatorType | undefined {
  if (text.includes('\\')) return undefined;
  const address = readAddress(text);
  if (address) return address.kind;
  if (readNetwork(text)) return 'cidr';
  if (readSocket(text)) return 'ip_port';
  if (text.includes('@')) return ofAt(text);
  if (/^ASN?\d+$/i.test(text) && readAsn(text) !== undefined) return 'asn';
  if (isPlainlyWallet(text)) return 'cryptocurrency_address';
  const name = nameType(text, defanged);
  if (name) return name;
  const withPort = readHostPort(text);
  // `build.sh:12` is a file name with a line number.
  const isLine = !defanged && /^[^.]+\.[^.:]+:\d{1,4}$/.test(text) && isPlainlyFile(withPort?.host ?? '');
  if (withPort && !isLine && isPlace(withPort.host, defanged)) return 'host_port';
  if (!isPlainlyUrl(text)) return undefined;
  return isPlace(readUrl(text)?.host ?? '', defanged) ? 'url' : undefined;
}

/** Whether a string is valid as the host of a value that also has a port or a path. */
function isPlace(host: string, defanged: boolean): boolean {
  if (readAddress(host)) return true;
  const last = host.replace(/\.$/, '').split('.').at(-1) ?? '';
  return isDomain(host) && (defanged || isTopLevel(last.toLowerCase()));
}

/**
 * Returns the type of a value with an at sign. The value is a package if a version follows the sign. Versions have no letters before the
 * first hyphen, whereas host names end with letters.
 */
function ofAt(text: string): IndicatorType | undefined {
  if (/@v?\d+(?:\.\d+)+(?:[-+][\w.+-]+)?$/.test(text) && isPackage(text)) return 'package';
  if (isEmail(text)) return 'email';
  if (isPackage(text)) return 'package';
  return isPlainlyUrl(text) ? 'url' : undefined;
}

function ofMachine(text: string): IndicatorType | undefined {
  if (/^(?:HKEY_[A-Z_]+|HK(?:LM|CU|CR|U|CC)):?\\/i.test(text) || hasHive(text)) return 'registry_key';
  if (isPlainlyPipe(text)) return 'named_pipe';
  if (isPlainlyPath(text)) return 'filepath';
  return isPlainlyFile(text) && /^[^\s\\/:]+$/.test(text) ? 'filename' : undefined;
}
