import { describe, expect, it } from 'vitest';
import { judgeAudit } from './judge-audit.ts';

const advisory = (paths: string[]) => ({
  module_name: 'ky',
  severity: 'high',
  title: 'Leaks headers',
  url: 'https://advisories.example/1',
  patched_versions: '>=2.1.1',
  findings: [{ version: '2.1.0', paths }],
});
const report = (...advisories: object[]) => ({
  status: 1,
  stdout: JSON.stringify({ advisories: Object.fromEntries(advisories.entries()), metadata: {} }),
  stderr: '',
});

describe('judgeAudit', () => {
  it('fails for a fault in what a package depends on, and says what fixes it', () => {
    for (const path of ['packages/runtime>ky', 'packages__keyline>ky']) {
      expect(judgeAudit(report(advisory([path])))).toEqual({
        verdict: 'vulnerable',
        lines: ['shipped: ky (high): Leaks headers; fixed in >=2.1.1. https://advisories.example/1'],
      });
    }
  });

  it('lists a fault of our tools and fails nothing', () => {
    const { verdict, lines } = judgeAudit(report(advisory(['tools>@stoplight/prism-cli>ky'])));
    expect(verdict).toBe('clean');
    expect(lines[0]).toMatch(/^tools only: ky/);
  });

  it('assumes the worst of a fault without a path', () => {
    expect(judgeAudit(report(advisory([]))).verdict).toBe('vulnerable');
  });

  it('is clean without advisories', () => {
    expect(judgeAudit({ ...report(), status: 0 }).verdict).toBe('clean');
  });

  it.each([
    'Error: ERR_PNPM_AUDIT_BAD_RESPONSE\n  × The audit endpoint\n  │ advisories/bulk) responded with 405:',
    'getaddrinfo ENOTFOUND registry.example',
    'spawnSync pnpm ETIMEDOUT',
  ])('gives the reason, and no failure, when nobody can be asked: %j', (stderr) => {
    const { verdict, lines } = judgeAudit({ status: 1, stdout: '', stderr });
    expect(verdict).toBe('unasked');
    expect(lines).toEqual([expect.stringMatching(/^Not audited: \S.+$/)]);
  });

  it('fails when the audit itself is broken, instead of passing for clean', () => {
    expect(judgeAudit({ status: 2, stdout: '{}', stderr: '' }).verdict).toBe('broken');
    expect(judgeAudit({ status: 1, stdout: 'oops', stderr: '' }).verdict).toBe('broken');
  });
});
