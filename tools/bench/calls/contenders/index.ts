import type { Contender } from '../contender.ts';
import { bareFetch, bareKy, bareUndici } from './bare.ts';
import { heyApi, openai, openapiFetch, stripe } from './clients.ts';
import { ours, oursOnFetch, oursOnUndici, oursUnchecked, oursWithLayer } from './ours.ts';

/** Everybody who is measured; the first is what the others are compared with. */
export const contenders: readonly Contender[] = [
  bareFetch,
  bareUndici,
  bareKy,
  ours,
  oursWithLayer,
  oursUnchecked,
  oursOnFetch,
  oursOnUndici,
  heyApi,
  openapiFetch,
  openai,
  stripe,
];
