/**
 * Recognises, splits and defangs indicators, and determines where they have to be defanged. Other folders import only this file, because it
 * is the entry point of a bundle that the report and the server load on demand.
 */
export { readAddress, readNetwork } from './addresses.ts';
export { benignMeaning } from './benign.ts';
export { defang } from './defang.ts';
export { hasFileExtension } from './extensions.ts';
export { bareFingerprint } from './hashes.ts';
export { bareName, isEmail, readHostPort, readUrl } from './hosts.ts';
export { inferIndicatorType } from './infer.ts';
export { createLinkPolicy, safeUrl } from './linkPolicy.ts';
export { isNothing, joinedLists, listedFrom, listedInAdvisory, type Listed } from './listed.ts';
export { defangLive, liveMarks, mayBeLive } from './live.ts';
export { withMarks, type Mark } from './marks.ts';
export { saysType, splitParts, type Mixed, type SplitPart } from './mixed.ts';
export { isRange } from './ranges.ts';
export { isShortened } from './shortened.ts';
export { isCertainlyOneThing, readIndicator, type ReadIndicator } from './readIndicator.ts';
export { isDefanged, refang } from './refang.ts';
export { partsOf } from './parts.ts';
export { isHashType } from './partTypes.ts';
export { unroutable } from './routable.ts';
export { readAsn, readSocket } from './sockets.ts';
export { colonRunsOf, runsOf, type Run } from './runs.ts';
export { formOf, nameOf, typeIndicators, type TypedIndicator } from './typed.ts';
export { hasWrongChecksum } from './wallets.ts';
export { isNetwork } from './formats.ts';
