#!/usr/bin/env node
// Where something breaks, what is logged names the lines of the sources.
process.setSourceMapsEnabled(true);
require('./program.js').runProgram();
