/** Notifications about reports, beside the requests of `protocol.ts`. */

/**
 * Notification `advisory/reportsChanged`, without parameters, to clients that say `showsReports`: reports may look different, because a setting,
 * a configuration file, a catalogue or a file that belongs to reports has changed.
 */
export const reportsChangedNotification = 'advisory/reportsChanged';

/** Notification `advisory/trusted`, without parameters, from clients that have said `untrusted`: the user trusts the workspace now. */
export const trustedNotification = 'advisory/trusted';
