/** What the examples of the settings take out of the environment. */
export const keysOfExamples = {
  DATABASE_PAGER_KEY: 'a-key-of-a-pager',
  TRACKER_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
};
