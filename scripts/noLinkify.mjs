// Replaces `linkify-it` in bundles, because the option that detects links is never enabled.
export const LinkifyIt = Object;
