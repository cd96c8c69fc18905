import { curlSuite } from './curl.suite';
import { examineSuite } from './examine.suite';
import { overviewSuite } from './overview.suite';
import { pagesSuite } from './pages.suite';
import { processesSuite } from './processes.suite';
import { requestsSuite } from './requests.suite';
import { rightsSuite } from './rights.suite';
import { openStage } from './stage';
import type { Stage } from './stage';

const TEST_MS = 60_000;
/** The day is played once for all suites; on a busy machine with two cores that takes a while. */
const STAGE_MS = 240_000;

jest.setTimeout(TEST_MS);

let opened: Stage | undefined;

function stage(): Stage {
  if (!opened) throw new Error('The stage is not open.');
  return opened;
}

beforeAll(async () => {
  opened = await openStage();
}, STAGE_MS);

afterAll(() => opened?.close(), TEST_MS);

// First, since the suites after it decide requests.
describe('the demo', () => examineSuite(stage));
describe('overview', () => overviewSuite(stage));
describe('pages', () => pagesSuite(stage));
describe('processes', () => processesSuite(stage));
describe('rights', () => rightsSuite(stage));
describe('requests', () => requestsSuite(stage));
describe('the printed command', () => curlSuite(stage));

test('the server logged no error in all of this', () => {
  expect(stage().errors).toEqual([]);
});
