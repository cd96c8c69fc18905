#!/usr/bin/env node
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const main = path.join(__dirname, '..', 'dist', 'main.js');
if (fs.existsSync(main)) {
  require(main);
} else {
  // `npm ci --ignore-scripts` leaves the tool unbuilt.
  process.stderr.write('tre-airlock is not built yet: run "npm run scanner:build" in the project first.\n');
  process.exitCode = 2;
}
