export { areRowsDone, cellsRead, countRows, readRows, rowsRead, sampleRows } from './cells';
export { beginJson, endJson, pushJson } from './json';
export { beginLines, endLines, lineFactsAt, linesDone, scanLines } from './lines';
export { mayHoldMarkup } from './markup';
export { eventCount, eventsAt, windowAt, windowBytes } from './memory';
export { beginRows, endRows, rowFactsAt, scanRows } from './rows';
export { tallyAt, wantedAt } from './tally';
export { beginTokens, hasPeople, scanTokens, tokensReached } from './tokens';
export { addKey, keyAt } from './record_keys';
export {
  areRecordsDone,
  clearRecords,
  countRecords,
  isUnknownKey,
  readRecords,
  recordCells,
  recordColumn,
  recordRows,
  sampleRecords,
  setRecordColumn,
} from './records';
export { hashesAt, keptAt, samplesAt } from './samples';
