import { lintDomain, loadDomain } from '@baton/domains';
import { exitCode, type Io } from '../io.ts';

export interface LintOptions {
  readonly domain: string;
  readonly json?: boolean;
}

/** What is wrong with a domain that its types allow. */
export const lint = async ({ domain, json }: LintOptions, io: Io): Promise<number> => {
  const findings = lintDomain(loadDomain(domain));
  if (json) io.out(JSON.stringify({ domain, findings }));
  else if (findings.length === 0) io.out(`${domain}: nothing is wrong`);
  else for (const finding of findings) io.out(`${domain}: ${finding}`);
  return findings.length === 0 ? exitCode.ok : exitCode.no;
};
