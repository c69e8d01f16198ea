#!/usr/bin/env node
// The program is TypeScript; tsx lets Node read it, from whatever folder this was called in.
const { join } = require('node:path');

process.env.TSX_TSCONFIG_PATH ??= join(__dirname, '..', 'tsconfig.json');
require('tsx/cjs');
require('../src/main.ts');
