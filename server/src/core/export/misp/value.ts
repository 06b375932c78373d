/** Converts values to the notation of MISP attributes. */
import { bareFingerprint, readAsn, readHostPort, readSocket } from '../../indicators/index.ts';
import type { IndicatorType } from '../../model/vocabularies.ts';

/**
 * Returns an attribute's value in MISP's notation: host and port joined by `|`, certificate fingerprints in lower case without separators,
 * AS numbers without a prefix, and domains without a wildcard or trailing dot.
 */
export function mispValue(type: IndicatorType, value: string): string {
  switch (type) {
    case 'ip_port': {
      const socket = readSocket(value);
      return socket ? `${socket.address}|${Number(socket.port)}` : value;
    }
    case 'host_port': {
      const location = readHostPort(value);
      return location ? `${location.host}|${location.port}` : value;
    }
    case 'domain':
      return value.replace(/^\*?\./, '').replace(/\.$/, '');
    case 'asn':
      return String(readAsn(value) ?? value);
    case 'certificate_sha1':
    case 'certificate_sha256':
      return bareFingerprint(value).toLowerCase();
    default:
      return value;
  }
}
