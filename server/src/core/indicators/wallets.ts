/**
 * Recognises cryptocurrency addresses by syntax and checksum. Their encodings include Base58Check and Bech32 (BIP 173), and each currency
 * has its own prefixes.
 */
import { base58Length, isBase58Check, isBech32, isEip55, isMonero } from './checksums.ts';

const base58 = '[1-9A-HJ-NP-Za-km-z]';
const bech32 = '[02-9ac-hj-np-z]';
const of = (...forms: readonly string[]): RegExp => new RegExp(`^(?:${forms.join('|')})$`);

/** Patterns that match only wallet addresses. */
const plain = of(
  // Bitcoin and Litecoin, for others see `caseless`
  `[13]${base58}{25,34}`,
  // Ethereum and compatible chains
  '0[xX][0-9a-fA-F]{40}',
  // Monero: standard, subaddress, integrated
  `[48]${base58}{94}`,
  `4${base58}{105}`,
  // Tron
  `T${base58}{33}`,
);

/** Patterns, in lower case, of addresses that are written entirely in lower or entirely in upper case, with the same meaning. */
const caseless = of(
  // Bitcoin and Litecoin; Cardano, Cosmos, Zcash (shielded); Bitcoin Cash; Lightning
  `(?:bc1|ltc1|tb1)${bech32}{11,71}`,
  `(?:addr1|stake1|zs1|cosmos1|bnb1|osmo1|terra1)${bech32}{38,120}`,
  `(?:bitcoincash|ecash):[qp]${bech32}{41}`,
  `ln(?:bc|tb)[0-9a-z]{50,}`,
);

const isPlain = (text: string): boolean =>
  plain.test(text) || caseless.test(text === text.toUpperCase() ? text.toLowerCase() : text);

/** Patterns that also match other text. */
const others = of(
  // Dogecoin, Litecoin, Dash, Ripple, Zcash (transparent)
  `[LMDA9]${base58}{25,34}`,
  `X${base58}{33}`,
  `r${base58}{24,34}`,
  `t[13]${base58}{33}`,
  // Bitcoin Cash without its prefix, Stellar, TON, Solana, Polkadot, Algorand, Tezos, XRP's X-address
  `[qp]${bech32}{41}`,
  'G[A-Z2-7]{55}',
  '[EUk0]Q[A-Za-z0-9_-]{46}',
  `${base58}{32,48}`,
  '[A-Z2-7]{58}',
  `(?:tz[1-4]|KT1)${base58}{33}`,
  `[XT]${base58}{46}`,
  // Older Cardano addresses, NEAR, Hedera
  `(?:Ae2|DdzFF)${base58}{50,110}`,
  '[a-z0-9_-]{2,64}\\.near',
  '[0-9a-f]{64}',
  '0\\.0\\.[0-9]{3,12}',
  '0[xX][0-9a-fA-F]{64}',
);

const isHex = (text: string): boolean => /^[0-9a-f]+$/i.test(text);

/**
 * Whether a string has the syntax of a wallet address in a well-known currency. Addresses with a checksum that is known to be wrong do not
 * match.
 */
export const isWallet = (text: string): boolean => (isPlain(text) || others.test(text)) && !hasWrongChecksum(text);

/** Whether a string can only be a wallet address. A hexadecimal hash does not count, even if it is also valid Base58. */
export const isPlainlyWallet = (text: string): boolean => isPlain(text) && !isHex(text) && !hasWrongChecksum(text);

/** Whether a string has the syntax of a Bitcoin, Litecoin (SegWit), Ethereum, Monero or TRON address, but an invalid checksum. */
export function hasWrongChecksum(text: string): boolean {
  if (bitcoin.test(text) || tron.test(text)) return base58Length(text) === 25 && !isBase58Check(text);
  if (segwit.test(text)) return !isBech32(text);
  if (/^0[xX][0-9a-fA-F]{40}$/.test(text)) return !isEip55(text);
  return monero.test(text) && !isMonero(text);
}

const bitcoin = of(`[13]${base58}{24,34}`);
const tron = of(`T${base58}{33}`);
const segwit = of(`(?:bc1|ltc1|tb1)[0-9a-z]{20,71}`, `(?:BC1|LTC1|TB1)[0-9A-Z]{20,71}`);
const monero = of(`[48]${base58}{94}`, `4${base58}{105}`);

/** Normalises an address for comparison: converts it to lower case if its case has no meaning or, as in EIP-55, is only a checksum. */
export const sameWallet = (text: string): string => {
  const lower = text.toLowerCase();
  return lower.startsWith('0x') || caseless.test(lower) ? lower : text;
};
