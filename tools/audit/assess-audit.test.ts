import { describe, expect, it } from 'vitest';
import { assessAudit } from './assess-audit.ts';

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

describe('assessAudit', () => {
  it('fails for a fault in what a package depends on, and says what fixes it', () => {
    for (const path of ['packages/runtime>ky', 'packages__keyline>ky']) {
      expect(assessAudit(report(advisory([path])))).toEqual({
        verdict: 'vulnerable',
        lines: ['shipped: ky (high): Leaks headers; fixed in >=2.1.1. https://advisories.example/1'],
      });
    }
  });

  it('lists a fault of our tools and fails nothing', () => {
    const { verdict, lines } = assessAudit(report(advisory(['tools>@stoplight/prism-cli>ky'])));
    expect(verdict).toBe('clean');
    expect(lines[0]).toMatch(/^tools only: ky/);
  });

  it('assumes the worst of a fault without a path', () => {
    expect(assessAudit(report(advisory([]))).verdict).toBe('vulnerable');
  });

  it('is clean without advisories', () => {
    expect(assessAudit({ ...report(), status: 0 }).verdict).toBe('clean');
  });

  it.each([
    'Error: ERR_PNPM_AUDIT_BAD_RESPONSE\n  × The audit endpoint\n  │ advisories/bulk) responded with 405:',
    'getaddrinfo ENOTFOUND registry.example',
    'spawnSync pnpm ETIMEDOUT',
  ])('gives the reason, and no failure, when nobody can be asked: %j', (stderr) => {
    const { verdict, lines } = assessAudit({ status: 1, stdout: '', stderr });
    expect(verdict).toBe('unreachable');
    expect(lines).toEqual([expect.stringMatching(/^Not audited: \S.+$/)]);
  });

  it('fails when the audit itself is broken, instead of passing for clean', () => {
    expect(assessAudit({ status: 2, stdout: '{}', stderr: '' }).verdict).toBe('broken');
    expect(assessAudit({ status: 1, stdout: 'oops', stderr: '' }).verdict).toBe('broken');
  });
});
