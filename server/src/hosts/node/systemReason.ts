/** Describes system errors in plain words. */

/** Reasons by POSIX error code (errno.h). Node uses these codes on all platforms. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ELOOP: 'it is a symbolic link that leads back to itself',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EFBIG: 'it would be larger than the system allows',
  EIO: 'the device failed',
  EBUSY: 'it is in use by another program',
  ETXTBSY: 'it is in use by another program',
  EPIPE: 'the reader has closed it',
  EXDEV: 'it is on a different file system',
  EEXIST: 'a file with that name already exists',
  ENXIO: 'it is a device or pipe that nothing is connected to',
};

/**
 * Returns the reason for an error as the end of a sentence, e.g. `permission denied`. For any other error, the reason is its code or
 * message.
 */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return 'the reason is unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return reasons[code] ?? (code === '' ? error.message : code);
}
