import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { OpenApi } from '../../shared/openapi.ts';
import type { Target } from '../target.ts';

/**
 * The spec that a new API begins with, openapi.yaml beside this file: a list, a read and a write of one invented
 * resource, with everything that lint asks for. All of it is marked `x-inferred`, since no vendor's page says any of
 * it; it is there to be replaced.
 */
export function skeleton({ id, package: vendor, title, name }: Target): OpenApi {
  // Another word where the names of the resource would be those of the client.
  const isTaken = /^Thing(Request|List)?$/.test(name);
  const words: Readonly<Record<string, string>> = {
    id,
    vendor,
    title,
    thing: isTaken ? 'item' : 'thing',
    Thing: isTaken ? 'Item' : 'Thing',
  };
  const template = readFileSync(new URL('openapi.yaml', import.meta.url), 'utf8');
  return parse(template.replace(/<(\w+)>/g, (text, word: string) => words[word] ?? text)) as OpenApi;
}
