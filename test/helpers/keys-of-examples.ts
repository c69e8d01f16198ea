/** What the examples of the settings take out of the environment. */
export const keysOfExamples = {
  DATABASE_PAGER_KEY: 'a-key-of-a-pager',
  NETWORK_PAGER_KEY: 'a-key-of-another-pager',
  SIREN_KEY: 'a-secret-that-both-sides-have',
  TRACKER_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  STATUS_PAGE_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
};
