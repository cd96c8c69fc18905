export { eventsAt, windowAt, windowBytes } from './memory';
export { beginTokens, hasPeople, scanTokens, tokensReached } from './tokens';
