/** @type {import('jest').Config} */
module.exports = {
  // Real sockets, real databases and browsers on a busy machine take their time; no test waits for a guess of it.
  testTimeout: 60_000,
  // Jest would leave a core to the machine; most tests wait for sockets, disks and other processes.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  globalTeardown: '<rootDir>/test/helpers/say-what-is-skipped.js',
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
};
