import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Roles are slow to compute in jsdom, and a machine that runs other tests beside these is slower still.
const WAIT_MS = 15_000;
configure({ testIdAttribute: 'data-test-subj', asyncUtilTimeout: WAIT_MS });
jest.setTimeout(4 * WAIT_MS);
